#pragma once
#include "web/page/request_context.h"

// The way out, as files to keep. Nothing is changed by them, so they are plain links.
namespace wellmet::web {

// The answer stands in memory while it is sent.
constexpr std::size_t take_out_limit_bytes = std::size_t{512} << 20;

http::Response take_out_everything(RequestContext&);  // GET /take-out/everything
http::Response take_out_cards(RequestContext&);       // GET /take-out/cards
http::Response take_out_sheet(RequestContext&);       // GET /take-out/sheet
http::Response take_out_backup(RequestContext&);      // GET /take-out/backup

}  // namespace wellmet::web
