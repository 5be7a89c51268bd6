#include "formats/vcard/write.h"

namespace wellmet::vcard {

Card convert(const Card& card, Version) { return card; }

}  // namespace wellmet::vcard
