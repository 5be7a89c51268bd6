// What happened, from words. A new word is a new line in one of the tables. Longer rows win over
// shorter ones, so "helped @" (help given) stands apart from "@ helped" (help received).
#include "language/happenings.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace wellmet::language {
namespace {

using K = InteractionKind;
using W = Weight;

constexpr Happening forms[] = {
    {"coffee", K::coffee, "", W::form},
    {"coffees", K::coffee, "", W::form},
    {"coffe", K::coffee, "", W::form},
    {"cofee", K::coffee, "", W::form},
    {"coffee chat", K::coffee, "", W::form},
    {"coffee date", K::coffee, "", W::form},
    {"virtual coffee", K::coffee, "video call", W::form},
    {"espresso", K::coffee, "", W::form},
    {"flat white", K::coffee, "", W::form},
    {"cuppa", K::coffee, "tea", W::form},
    {"tea", K::coffee, "tea", W::form},
    {"matcha", K::coffee, "tea", W::form},
    {"hot chocolate", K::coffee, "hot chocolate", W::form},
    {"ice cream", K::meal, "ice cream", W::form},
    {"breakfast", K::meal, "breakfast", W::form},
    {"brunch", K::meal, "brunch", W::form},
    {"lunch", K::meal, "lunch", W::form},
    {"lunched", K::meal, "lunch", W::form},
    {"dinner", K::meal, "dinner", W::form},
    {"diner", K::meal, "dinner", W::form},
    {"supper", K::meal, "supper", W::form},
    {"picnic", K::meal, "picnic", W::form},
    {"potluck", K::meal, "potluck", W::form},
    {"barbecue", K::meal, "barbecue", W::form},
    {"bbq", K::meal, "barbecue", W::form},
    {"ramen", K::meal, "ramen", W::form},
    {"sushi", K::meal, "sushi", W::form},
    {"pizza", K::meal, "pizza", W::form},
    {"tacos", K::meal, "tacos", W::form},
    {"curry", K::meal, "curry", W::form},
    {"dim sum", K::meal, "dim sum", W::form},
    {"bite to eat", K::meal, "", W::form},
    {"a bite", K::meal, "", W::form},
    {"ate", K::meal, "", W::form},
    {"meal", K::meal, "", W::form},
    {"drinks", K::drink, "", W::form},
    {"drink", K::drink, "", W::form},
    {"a drink", K::drink, "", W::form},
    {"beer", K::drink, "beer", W::form},
    {"beers", K::drink, "beer", W::form},
    {"wine", K::drink, "wine", W::form},
    {"pint", K::drink, "pub", W::form},
    {"pints", K::drink, "pub", W::form},
    {"cocktail", K::drink, "cocktails", W::form},
    {"cocktails", K::drink, "cocktails", W::form},
    {"happy hour", K::drink, "happy hour", W::form},
    {"walk", K::walk, "", W::form},
    {"walked", K::walk, "", W::form},
    {"dog walk", K::walk, "dog walk", W::form},
    {"walked the dog", K::walk, "dog walk", W::form},
    {"walked the dogs", K::walk, "dog walk", W::form},
    {"stroll", K::walk, "", W::form},
    {"hike", K::walk, "hike", W::form},
    {"hiked", K::walk, "hike", W::form},
    {"hiking", K::walk, "hike", W::form},
    {"went for a run", K::walk, "run", W::form},
    {"went running", K::walk, "run", W::form},
    {"jogged", K::walk, "run", W::form},
    {"run with", K::walk, "run", W::form},
    {"bike ride", K::walk, "bike ride", W::form},
    {"cycled", K::walk, "bike ride", W::form},
    {"call", K::call, "", W::form},
    {"called", K::call, "", W::form},
    {"phone call", K::call, "", W::form},
    {"phonecall", K::call, "", W::form},
    {"phoned", K::call, "", W::form},
    {"phone", K::call, "", W::form},
    {"on the phone", K::call, "", W::form},
    {"over the phone", K::call, "", W::form},
    {"by phone", K::call, "", W::form},
    {"rang", K::call, "", W::form},
    {"telephoned", K::call, "", W::form},
    {"whatsapp call", K::call, "WhatsApp", W::form},
    {"zoom", K::video_call, "Zoom", W::form},
    {"zoomed", K::video_call, "Zoom", W::form},
    {"zoom call", K::video_call, "Zoom", W::form},
    {"on zoom", K::video_call, "Zoom", W::form},
    {"over zoom", K::video_call, "Zoom", W::form},
    {"video call", K::video_call, "", W::form},
    {"video called", K::video_call, "", W::form},
    {"videocall", K::video_call, "", W::form},
    {"video chat", K::video_call, "", W::form},
    {"google meet", K::video_call, "Google Meet", W::form},
    {"gmeet", K::video_call, "Google Meet", W::form},
    {"on google meet", K::video_call, "Google Meet", W::form},
    {"skype", K::video_call, "Skype", W::form},
    {"skyped", K::video_call, "Skype", W::form},
    {"facetime", K::video_call, "FaceTime", W::form},
    {"facetimed", K::video_call, "FaceTime", W::form},
    {"on facetime", K::video_call, "FaceTime", W::form},
    {"teams call", K::video_call, "Teams", W::form},
    {"teams meeting", K::video_call, "Teams", W::form},
    {"on teams", K::video_call, "Teams", W::form},
    {"webex", K::video_call, "Webex", W::form},
    {"jitsi", K::video_call, "Jitsi", W::form},
    {"message", K::message, "", W::form},
    {"messages", K::message, "", W::form},
    {"messaged", K::message, "", W::form},
    {"msg", K::message, "", W::form},
    {"msgd", K::message, "", W::form},
    {"text", K::message, "text", W::form},
    {"texts", K::message, "text", W::form},
    {"texted", K::message, "text", W::form},
    {"text message", K::message, "text", W::form},
    {"sms", K::message, "text", W::form},
    {"dm", K::message, "", W::form},
    {"dms", K::message, "", W::form},
    {"dmed", K::message, "", W::form},
    {"dm'd", K::message, "", W::form},
    {"dm'ed", K::message, "", W::form},
    {"whatsapp", K::message, "WhatsApp", W::form},
    {"watsapp", K::message, "WhatsApp", W::form},
    {"whatsapped", K::message, "WhatsApp", W::form},
    {"whatsapp'd", K::message, "WhatsApp", W::form},
    {"on whatsapp", K::message, "WhatsApp", W::form},
    {"telegram", K::message, "Telegram", W::form},
    {"on telegram", K::message, "Telegram", W::form},
    {"on signal", K::message, "Signal", W::form},
    {"signal message", K::message, "Signal", W::form},
    {"imessage", K::message, "iMessage", W::form},
    {"imessaged", K::message, "iMessage", W::form},
    {"messenger", K::message, "Messenger", W::form},
    {"on messenger", K::message, "Messenger", W::form},
    {"slack", K::message, "Slack", W::form},
    {"slacked", K::message, "Slack", W::form},
    {"on slack", K::message, "Slack", W::form},
    {"discord", K::message, "Discord", W::form},
    {"on discord", K::message, "Discord", W::form},
    {"wechat", K::message, "WeChat", W::form},
    {"on wechat", K::message, "WeChat", W::form},
    {"linkedin", K::message, "LinkedIn", W::form},
    {"on linkedin", K::message, "LinkedIn", W::form},
    {"via linkedin", K::message, "LinkedIn", W::form},
    {"linkedin message", K::message, "LinkedIn", W::form},
    {"linkedin dm", K::message, "LinkedIn", W::form},
    {"linked in message", K::message, "LinkedIn", W::form},
    {"instagram", K::message, "Instagram", W::form},
    {"insta", K::message, "Instagram", W::form},
    {"on insta", K::message, "Instagram", W::form},
    {"on instagram", K::message, "Instagram", W::form},
    {"on facebook", K::message, "Facebook", W::form},
    {"on mastodon", K::message, "Mastodon", W::form},
    {"on bluesky", K::message, "Bluesky", W::form},
    {"on twitter", K::message, "Twitter", W::form},
    {"pinged", K::message, "", W::form},
    {"voice note", K::message, "voice note", W::form},
    {"voice message", K::message, "voice note", W::form},
    {"voicemail", K::message, "voicemail", W::form},
    {"wrote to", K::message, "", W::form},
    {"heard from", K::message, "", W::form},
    {"reached out to", K::message, "", W::form},
    {"sent a message", K::message, "", W::form},
    {"sent @ a message", K::message, "", W::form},
    {"sent a text", K::message, "text", W::form},
    {"sent @ a text", K::message, "text", W::form},
    {"sent an email", K::email, "", W::form},
    {"sent @ an email", K::email, "", W::form},
    {"sent a postcard", K::letter, "postcard", W::form},
    {"sent @ a postcard", K::letter, "postcard", W::form},
    {"sent a letter", K::letter, "", W::form},
    {"sent @ a letter", K::letter, "", W::form},
    {"sent flowers", K::gift, "flowers", W::form},
    {"sent @ flowers", K::gift, "flowers", W::form},
    {"email", K::email, "", W::form},
    {"emails", K::email, "", W::form},
    {"emailed", K::email, "", W::form},
    {"e mail", K::email, "", W::form},
    {"e mailed", K::email, "", W::form},
    {"mail", K::email, "", W::form},
    {"mailed", K::email, "", W::form},
    {"letter", K::letter, "", W::form},
    {"letters", K::letter, "", W::form},
    {"postcard", K::letter, "postcard", W::form},
    {"post card", K::letter, "postcard", W::form},
    {"birthday card", K::letter, "birthday card", W::form},
    {"christmas card", K::letter, "Christmas card", W::form},
    {"handwritten note", K::letter, "", W::form},
    {"comment", K::comment, "", W::form},
    {"commented", K::comment, "", W::form},
    {"retweeted", K::comment, "Twitter", W::form},
    {"reposted", K::comment, "", W::form},
    {"reacted", K::like, "", W::form},
    {"liked", K::like, "", W::form},
    {"gift", K::gift, "", W::form},
    {"present", K::gift, "", W::form},
    {"birthday present", K::gift, "birthday", W::form},
    {"flowers", K::gift, "flowers", W::form},
    {"visited", K::visit, "", W::form},
    {"visit", K::visit, "", W::form},
    {"visited me", K::visit, "", W::form},
    {"stayed with", K::visit, "", W::form},
    {"came to stay", K::visit, "", W::form},
    {"came over", K::visit, "", W::form},
    {"came by", K::visit, "", W::form},
    {"dropped by", K::visit, "", W::form},
    {"dropped in on", K::visit, "", W::form},
    {"stopped by", K::visit, "", W::form},
    {"popped round", K::visit, "", W::form},
    {"hosted", K::visit, "", W::form},
};

constexpr Happening events[] = {
    {"conference", K::event, "conference", W::event},
    {"conf", K::event, "conference", W::event},
    {"meetup", K::event, "meetup", W::event},
    {"summit", K::event, "conference", W::event},
    {"workshop", K::event, "workshop", W::event},
    {"hackathon", K::event, "hackathon", W::event},
    {"webinar", K::event, "webinar", W::event},
    {"volunteering", K::event, "volunteering", W::event},
    {"volunteered", K::event, "volunteering", W::event},
    {"soup kitchen", K::event, "soup kitchen", W::event},
    {"food bank", K::event, "food bank", W::event},
    {"beach clean", K::event, "volunteering", W::event},
    {"party", K::event, "party", W::event},
    {"birthday party", K::event, "birthday party", W::event},
    {"birthday", K::event, "birthday", W::event},
    {"wedding", K::event, "wedding", W::event},
    {"baby shower", K::event, "baby shower", W::event},
    {"funeral", K::event, "funeral", W::event},
    {"concert", K::event, "concert", W::event},
    {"gig", K::event, "concert", W::event},
    {"festival", K::event, "festival", W::event},
    {"book club", K::event, "book club", W::event},
    {"bookclub", K::event, "book club", W::event},
    {"choir", K::event, "choir", W::event},
    {"rehearsal", K::event, "rehearsal", W::event},
    {"lecture", K::event, "lecture", W::event},
    {"panel", K::event, "panel", W::event},
    {"reception", K::event, "reception", W::event},
    {"game night", K::event, "game night", W::event},
    {"games night", K::event, "game night", W::event},
    {"board games", K::event, "game night", W::event},
    {"pub quiz", K::event, "pub quiz", W::event},
    {"trivia night", K::event, "pub quiz", W::event},
    {"exhibition", K::event, "exhibition", W::event},
    {"movie", K::event, "cinema", W::event},
    {"cinema", K::event, "cinema", W::event},
    {"movies", K::event, "cinema", W::event},
    {"theatre", K::event, "theatre", W::event},
    {"theater", K::event, "theatre", W::event},
    {"opera", K::event, "opera", W::event},
    {"football match", K::event, "football", W::event},
    {"class", K::event, "class", W::event},
    {"yoga", K::event, "yoga", W::event},
    {"yoga class", K::event, "yoga class", W::event},
    {"pottery class", K::event, "pottery class", W::event},
    {"language exchange", K::event, "language exchange", W::event},
    {"parkrun", K::event, "parkrun", W::event},
    {"climbing", K::event, "climbing", W::event},
    {"tennis", K::event, "tennis", W::event},
    {"football", K::event, "football", W::event},
    {"training", K::event, "training", W::event},
    {"retreat", K::event, "retreat", W::event},
    {"offsite", K::event, "offsite", W::event},
    {"reunion", K::event, "reunion", W::event},
    {"open house", K::event, "open house", W::event},
    {"demo day", K::event, "demo day", W::event},
    {"fundraiser", K::event, "fundraiser", W::event},
    {"gala", K::event, "gala", W::event},
    {"book fair", K::event, "book fair", W::event},
    {"career fair", K::event, "career fair", W::event},
    {"careers fair", K::event, "career fair", W::event},
    {"birthday dinner", K::meal, "birthday dinner", W::form},
    {"birthday lunch", K::meal, "birthday lunch", W::form},
    {"birthday drinks", K::drink, "birthday drinks", W::form},
    {"christmas dinner", K::meal, "Christmas dinner", W::form},
    {"christmas drinks", K::drink, "Christmas drinks", W::form},
    {"farewell drinks", K::drink, "farewell drinks", W::form},
    {"leaving drinks", K::drink, "farewell drinks", W::form},
    {"book launch", K::event, "book launch", W::event},
    {"sent @", K::message, "", W::form},
    {"forwarded", K::message, "", W::form},
    {"shared an article", K::message, "", W::form},
    {"shared a link", K::message, "", W::form},
    {"shared a post", K::message, "", W::form},
    {"launch party", K::event, "launch party", W::event},
    {"engagement party", K::event, "engagement party", W::event},
    {"christmas party", K::event, "Christmas party", W::event},
    {"housewarming", K::event, "housewarming", W::event},
    {"housewarming party", K::event, "housewarming", W::event},
    {"missed call", K::message, "missed call", W::form},
    {"sent me", K::message, "", W::form},
    {"sent her", K::message, "", W::form},
    {"sent him", K::message, "", W::form},
    {"sent them", K::message, "", W::form},
    {"dinner party", K::meal, "dinner party", W::form},
    {"conference call", K::call, "", W::form},
    {"happy birthday", K::message, "", W::form},
    {"school gate", K::event, "school gate", W::scene},
    {"on the train", K::other, "train", W::scene},
    {"on a train", K::other, "train", W::scene},
    {"on the bus", K::other, "bus", W::scene},
    {"on the plane", K::other, "plane", W::scene},
    {"on a plane", K::other, "plane", W::scene},
    {"on a flight", K::other, "plane", W::scene},
    {"on the ferry", K::other, "ferry", W::scene},
    {"on the beach", K::other, "beach", W::scene},
    {"in person", K::other, "in person", W::scene},
    {"in the park", K::other, "park", W::scene},
    {"in a cafe", K::other, "coffee shop", W::scene},
    {"in the cafe", K::other, "coffee shop", W::scene},
    {"at a cafe", K::other, "coffee shop", W::scene},
    {"at the cafe", K::other, "coffee shop", W::scene},
    {"coffee shop", K::coffee, "coffee shop", W::event},
    {"in a pub", K::other, "pub", W::scene},
    {"in the pub", K::other, "pub", W::scene},
    {"at the pub", K::other, "pub", W::scene},
    {"down the pub", K::other, "pub", W::scene},
    {"in the lift", K::other, "lift", W::scene},
    {"in the elevator", K::other, "lift", W::scene},
    {"at the gym", K::other, "gym", W::scene},
    {"at the office", K::other, "office", W::scene},
    {"in the office", K::other, "office", W::scene},
    {"at the library", K::other, "library", W::scene},
    {"in the library", K::other, "library", W::scene},
    {"at the airport", K::other, "airport", W::scene},
};

constexpr Happening weak[] = {
    {"met", K::met, "", W::weak},
    {"meet", K::met, "", W::weak},
    {"met up", K::met, "", W::weak},
    {"meet up", K::met, "", W::weak},
    {"meeting", K::met, "", W::weak},
    {"mtg", K::met, "", W::weak},
    {"catch up", K::met, "", W::weak},
    {"catchup", K::met, "", W::weak},
    {"caught up", K::met, "", W::weak},
    {"saw", K::met, "", W::weak},
    {"ran into", K::met, "by chance", W::weak},
    {"bumped into", K::met, "by chance", W::weak},
    {"bumped in to", K::met, "by chance", W::weak},
    {"bump into", K::met, "by chance", W::weak},
    {"ran in to", K::met, "by chance", W::weak},
    {"hung out", K::met, "", W::weak},
    {"chat", K::met, "", W::weak},
    {"chatted", K::met, "", W::weak},
    {"talked", K::met, "", W::weak},
    {"talk with", K::met, "", W::weak},
    {"talk to", K::met, "", W::weak},
    {"talked to", K::met, "", W::weak},
    {"talked with", K::met, "", W::weak},
    {"spoke to", K::met, "", W::weak},
    {"spoke with", K::met, "", W::weak},
    {"sat next to", K::met, "", W::weak},
    {"sat with", K::met, "", W::weak},
    {"1 : 1", K::met, "one-on-one", W::weak},
    {"one on one", K::met, "one-on-one", W::weak},
    {"1 - 1", K::met, "one-on-one", W::weak},
    {"interview", K::met, "interview", W::weak},
    {"interviewed", K::met, "interview", W::weak},
};

constexpr Happening deeds[] = {
    {"helped me", K::help_received, "", W::deed},
    {"helped me out", K::help_received, "", W::deed},
    {"helped us", K::help_received, "", W::deed},
    {"@ helped", K::help_received, "", W::deed},
    {"help from", K::help_received, "", W::deed},
    {"gave me a hand", K::help_received, "", W::deed},
    {"gave me a lift", K::help_received, "", W::deed},
    {"gave me a ride", K::help_received, "", W::deed},
    {"lent me", K::help_received, "", W::deed},
    {"taught me", K::help_received, "", W::deed},
    {"showed me how", K::help_received, "", W::deed},
    {"recommended me", K::help_received, "", W::deed},
    {"referred me", K::help_received, "", W::deed},
    {"vouched for me", K::help_received, "", W::deed},
    {"reviewed my", K::help_received, "", W::deed},
    {"proofread my", K::help_received, "", W::deed},
    {"fixed my", K::help_received, "", W::deed},
    {"drove me", K::help_received, "", W::deed},
    {"picked me up", K::help_received, "", W::deed},
    {"looked after my", K::help_received, "", W::deed},
    {"watched my", K::help_received, "", W::deed},
    {"covered for me", K::help_received, "", W::deed},
    {"wrote me a reference", K::help_received, "", W::deed},
    {"wrote me a recommendation", K::help_received, "", W::deed},
    {"put in a good word", K::help_received, "", W::deed},
    {"did me a favour", K::help_received, "", W::deed},
    {"did me a favor", K::help_received, "", W::deed},
    {"helped @", K::help_given, "", W::deed},
    {"@ helped @", K::other, "", W::deed},  // no deed of the writer's: kept in the note
    {"helping @", K::help_given, "", W::deed},
    {"helped her", K::help_given, "", W::deed},
    {"helped him", K::help_given, "", W::deed},
    {"helped them", K::help_given, "", W::deed},
    {"gave @ a hand", K::help_given, "", W::deed},
    {"gave @ a lift", K::help_given, "", W::deed},
    {"gave @ a ride", K::help_given, "", W::deed},
    {"reviewed @", K::help_given, "", W::deed},
    {"reviewed her", K::help_given, "", W::deed},
    {"reviewed his", K::help_given, "", W::deed},
    {"reviewed their", K::help_given, "", W::deed},
    {"proofread @", K::help_given, "", W::deed},
    {"recommended @", K::help_given, "", W::deed},
    {"referred @", K::help_given, "", W::deed},
    {"taught @", K::help_given, "", W::deed},
    {"mentored @", K::help_given, "", W::deed},
    {"coached @", K::help_given, "", W::deed},
    {"lent @", K::help_given, "", W::deed},
    {"drove @", K::help_given, "", W::deed},
    {"babysat for @", K::help_given, "", W::deed},
    {"did @ a favour", K::help_given, "", W::deed},
    {"did @ a favor", K::help_given, "", W::deed},
    {"advised me", K::advice_received, "", W::deed},
    {"@ advised", K::advice_received, "", W::deed},
    {"gave me advice", K::advice_received, "", W::deed},
    {"gave me some advice", K::advice_received, "", W::deed},
    {"gave me good advice", K::advice_received, "", W::deed},
    {"gave me great advice", K::advice_received, "", W::deed},
    {"gave me really good advice", K::advice_received, "", W::deed},
    {"gave me career advice", K::advice_received, "", W::deed},
    {"gave me feedback", K::advice_received, "", W::deed},
    {"gave me great feedback", K::advice_received, "", W::deed},
    {"gave me some feedback", K::advice_received, "", W::deed},
    {"gave me a tip", K::advice_received, "", W::deed},
    {"gave me tips", K::advice_received, "", W::deed},
    {"gave me some tips", K::advice_received, "", W::deed},
    {"advice from", K::advice_received, "", W::deed},
    {"feedback from", K::advice_received, "", W::deed},
    {"asked @ for advice", K::advice_received, "", W::deed},
    {"asked @ for feedback", K::advice_received, "", W::deed},
    {"mentored me", K::advice_received, "", W::deed},
    {"coached me", K::advice_received, "", W::deed},
    {"advised @", K::advice_given, "", W::deed},
    {"advised her", K::advice_given, "", W::deed},
    {"advised him", K::advice_given, "", W::deed},
    {"advised them", K::advice_given, "", W::deed},
    {"gave @ advice", K::advice_given, "", W::deed},
    {"gave @ some advice", K::advice_given, "", W::deed},
    {"gave @ feedback", K::advice_given, "", W::deed},
    {"gave @ some feedback", K::advice_given, "", W::deed},
    {"gave her advice", K::advice_given, "", W::deed},
    {"gave him advice", K::advice_given, "", W::deed},
    {"gave them advice", K::advice_given, "", W::deed},
    {"gave her feedback", K::advice_given, "", W::deed},
    {"gave him feedback", K::advice_given, "", W::deed},
    {"gave them feedback", K::advice_given, "", W::deed},
    {"introduced me to", K::introduced_by, "", W::deed},
    {"intoduced me to", K::introduced_by, "", W::deed},
    {"introduced us", K::introduced_by, "", W::deed},
    {"introducing me to", K::introduced_by, "", W::deed},
    {"intro'd me to", K::introduced_by, "", W::deed},
    {"introed me to", K::introduced_by, "", W::deed},
    {"intro from", K::introduced_by, "", W::deed},
    {"introduction from", K::introduced_by, "", W::deed},
    {"connected me with", K::introduced_by, "", W::deed},
    {"connected me to", K::introduced_by, "", W::deed},
    {"put me in touch with", K::introduced_by, "", W::deed},
    {"introduced to", K::introduced_by, "", W::deed},
    {"intro to", K::introduced_by, "", W::deed},
    {"introduction to", K::introduced_by, "", W::deed},
    {"introduced @ to @", K::other, "introduction", W::deed},
    {"introduced @ and @", K::other, "introduction", W::deed},
    {"introduced @ with @", K::other, "introduction", W::deed},
    {"intro'd @ to @", K::other, "introduction", W::deed},
    {"connected @ with @", K::other, "introduction", W::deed},
    {"connected @ and @", K::other, "introduction", W::deed},
    {"thanked @", K::thanked, "", W::deed},
    {"thanked her", K::thanked, "", W::deed},
    {"thanked him", K::thanked, "", W::deed},
    {"thanked them", K::thanked, "", W::deed},
    {"thank you note", K::thanked, "letter", W::deed},
    {"thank you card", K::thanked, "letter", W::deed},
    {"thank you letter", K::thanked, "letter", W::deed},
    {"thank you email", K::thanked, "e-mail", W::deed},
    {"thanks to @", K::thanked, "", W::deed},
    {"thx to @", K::thanked, "", W::deed},
    {"thank you to @", K::thanked, "", W::deed},
    {"said thanks to", K::thanked, "", W::deed},
    {"said thank you to", K::thanked, "", W::deed},
    {"to thank @", K::thanked, "", W::deed},
    {"to thank her", K::thanked, "", W::deed},
    {"to thank him", K::thanked, "", W::deed},
    {"to thank them", K::thanked, "", W::deed},
    {"to say thanks", K::thanked, "", W::deed},
    {"to say thank you", K::thanked, "", W::deed},
    {"congratulated @", K::congratulated, "", W::deed},
    {"congratulated", K::congratulated, "", W::deed},
    {"congratulate", K::congratulated, "", W::deed},
    {"congrats to", K::congratulated, "", W::deed},
    {"congrats", K::congratulated, "", W::deed},
};

// The rows by their first word, the longest row first.
using Index = std::map<std::string_view, std::vector<const Happening*>>;

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

const Index& index() {
  static const Index made = [] {
    Index rows;
    const auto add = [&](const Happening& row) { rows[first_word(row.words)].push_back(&row); };
    for (const Happening& row : forms) add(row);
    for (const Happening& row : events) add(row);
    for (const Happening& row : weak) add(row);
    for (const Happening& row : deeds) add(row);
    return rows;
  }();
  return made;
}

// Words one slip from a word of the table that mean something else.
bool is_other_word(std::string_view word) {
  for (const std::string_view other :
       {"bunch", "tanked", "lied", "meting", "chats", "cal", "diners", "texed", "coffees", "clas",
        "mach", "parky", "meats", "rag", "vist"}) {
    if (word == other) return true;
  }
  return false;
}

bool same_word(std::string_view typed, std::string_view meant) {
  if (typed == meant) return true;
  if (typed.size() < 5 || meant.size() < 5 || is_other_word(typed)) return false;
  if (is_slip_of(typed, meant)) return true;
  return meant.size() >= 8 && typed[0] == meant[0] && one_edit_apart(typed, meant);
}

// How many tokens the row takes from here; 0 when it does not fit.
std::size_t tokens_taken(const std::vector<Token>& tokens, std::size_t at, std::string_view row) {
  std::size_t next = at;
  while (!row.empty()) {
    if (next >= tokens.size()) return 0;
    const Token& token = tokens[next];
    const std::string_view word = token.folded;
    const std::string_view meant = first_word(row);
    const bool hole =
        token.kind == TokenKind::hole && word == mention_hole && meant == mention_hole;
    const bool said = token.kind != TokenKind::hole && meant != mention_hole;
    if (said && word.find(' ') != std::string_view::npos && row.starts_with(word)) {
      row.remove_prefix(word.size());  // "catch-up" is one token of two words
      if (!row.empty() && row[0] != ' ') return 0;
    } else if (hole || (said && same_word(word, meant))) {
      row.remove_prefix(meant.size());
    } else {
      return 0;
    }
    if (!row.empty()) row.remove_prefix(1);
    ++next;
  }
  return next - at;
}

void keep_longest(std::optional<HappeningHit>& best, const std::vector<Token>& tokens,
                  std::size_t at, const Happening& row) {
  const std::size_t taken = tokens_taken(tokens, at, row.words);
  if (taken != 0 && (!best || at + taken > best->last)) best = HappeningHit{&row, at, at + taken};
}

}  // namespace

std::optional<HappeningHit> happening_at(const std::vector<Token>& tokens, std::size_t at) {
  std::optional<HappeningHit> best;
  const std::string_view word = tokens[at].folded;
  if (const auto rows = index().find(first_word(word)); rows != index().end()) {
    for (const Happening* row : rows->second) keep_longest(best, tokens, at, *row);
  }
  if (best || word.size() < 5) return best;
  // A slip keeps the first letter.
  for (auto near = index().lower_bound(word.substr(0, 1));
       near != index().end() && near->first[0] == word[0]; ++near) {
    if (!same_word(first_word(word), near->first)) continue;
    for (const Happening* row : near->second) keep_longest(best, tokens, at, *row);
  }
  return best;
}

bool is_happening_word(const Token& token) {
  const auto rows = index().find(std::string_view(token.folded));
  if (rows == index().end()) return false;
  return std::any_of(rows->second.begin(), rows->second.end(), [&](const Happening* row) {
    return token.is(row->words) && row->weight != Weight::event;
  });
}

}  // namespace wellmet::language
