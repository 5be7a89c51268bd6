#include "formats/vcard/card.h"
