#pragma once
#include "web/page/request_context.h"

// The way out, as files to keep. Nothing is changed by them, so they are plain links.
namespace wellmet::web {

// The answer stands in memory while it is sent.
constexpr std::size_t export_limit_bytes = std::size_t{512} << 20;

http::Response download_everything(RequestContext&);   // GET /export/everything
http::Response download_cards(RequestContext&);        // GET /export/cards
http::Response download_spreadsheet(RequestContext&);  // GET /export/spreadsheet
http::Response download_backup(RequestContext&);       // GET /export/backup

}  // namespace wellmet::web
