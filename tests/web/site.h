#pragma once
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "actions/app.h"
#include "base/secret.h"
#include "http/form.h"
#include "store/access/sessions.h"
#include "tests/store/stores.h"
#include "web/page/assets.h"
#include "web/site/site.h"

// The web app without a network: a Site on a fresh store, its clock standing still, and a browser
// that keeps its cookie and fills in the form token.
namespace wellmet::web::testing {

constexpr Instant nine_o_clock{1'795'338'000'000};  // 2026-11-22T09:00:00Z, a Sunday

using Fields = std::vector<std::pair<std::string, std::string>>;

class Notebook {
 public:
  explicit Notebook(SiteOptions options = {}) : site_(prepared(std::move(options))) {
    db_ = store::open({folder_ / "wellmet.db"});
    const http::Response welcome = fetch("GET", site_.one_time_path(), "", "");
    const std::string_view cookie = welcome.header("Set-Cookie");
    cookie_ = std::string(cookie.substr(0, cookie.find(';')));
  }

  Site& site() { return site_; }
  const store::testing::TempFolder& folder() const { return folder_; }
  // For arranging what the pages then show.
  App app() {
    return {.db = *db_,
            .account = AccountId{1},
            .clock = [this] { return now_; },
            .photos_folder = site_.options().photos_folder,
            .pictures_program = site_.options().pictures_program,
            .store_path = site_.options().store.where};
  }
  void set_clock(Instant now) { now_ = now; }
  // By the clock that nobody can set.
  void let_pass(std::chrono::milliseconds time) { passed_ += time; }
  const std::string& cookie() const { return cookie_; }
  void forget_cookie() { cookie_.clear(); }
  void use_cookie(std::string cookie) { cookie_ = std::move(cookie); }

  http::Response get(const std::string& address) { return fetch("GET", address, "", ""); }
  // As htmx asks.
  http::Response get_fragment(const std::string& address) {
    return fetch("GET", address, "", "", {{"hx-request", "true"}});
  }
  http::Response post(const std::string& address, const Fields& fields = {},
                      const Fields& headers = {}) {
    std::string body = "form=" + http::percent_encode(form_token());
    for (const auto& [name, value] : fields)
      body += "&" + http::percent_encode(name) + "=" + http::percent_encode(value);
    return fetch("POST", address, body, "application/x-www-form-urlencoded", headers);
  }
  // Follows one redirect: the page that the user sees after pressing a button.
  http::Response post_and_see(const std::string& address, const Fields& fields = {}) {
    const http::Response answer = post(address, fields);
    CAPTURE(answer.body);
    REQUIRE(answer.status == 303);
    return get(std::string(answer.header("Location")));
  }
  http::Response upload(const std::string& address, const std::string& field,
                        const std::string& file_name, const std::string& content,
                        const Fields& fields = {}) {
    const std::string boundary = "----wellmet-boundary";
    std::string body = part(boundary, "form", form_token());
    for (const auto& [name, value] : fields) body += part(boundary, name, value);
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field +
            "\"; filename=\"" + file_name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" +
            content + "\r\n--" + boundary + "--\r\n";
    return fetch("POST", address, body, "multipart/form-data; boundary=" + boundary);
  }
  http::Response fetch(const std::string& method, const std::string& address,
                       const std::string& body, const std::string& type,
                       const Fields& headers = {}) {
    http::Request request{.method = method, .body = body, .peer = "127.0.0.1"};
    const auto question = address.find('?');
    request.path = http::decode_path(address.substr(0, question)).value();
    if (question != std::string::npos)
      request.query = http::parse_form(address.substr(question + 1)).value();
    bool host_given = false;
    for (const auto& [name, value] : headers) {
      request.headers.add(name, value);
      host_given = host_given || name == "host";
    }
    if (!host_given) request.headers.add("host", "notes.example.org");
    if (!type.empty()) request.headers.add("content-type", type);
    if (!cookie_.empty()) request.headers.add("cookie", cookie_);
    return site_.answer(request);
  }
  std::string form_token() {
    const auto equals = cookie_.find('=');
    if (equals == std::string::npos) return "";
    const auto session = store::find_session(*db_, sha256_hex(cookie_.substr(equals + 1)));
    return session ? session->form_token : "";
  }

 private:
  SiteOptions prepared(SiteOptions options) {
    options.store = {folder_ / "wellmet.db"};
    options.photos_folder = folder_ / "wellmet.db.photos";
    options.pictures_program = WELLMET_BUILD "/wellmet-pictures";
    options.clock = [this] { return now_; };
    options.steady = [this] { return passed_; };
    options.hosts.push_back("notes.example.org");
    return options;
  }
  static std::string part(const std::string& boundary, const std::string& name,
                          const std::string& value) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" +
           value + "\r\n";
  }

  store::testing::TempFolder folder_;
  Instant now_ = nine_o_clock;
  std::chrono::milliseconds passed_{1'000'000};
  Site site_;
  std::unique_ptr<store::Connection> db_;
  std::string cookie_;
};

// What changes from run to run gives way to words.
inline std::string settled(std::string page) {
  const auto replace_after = [&](const std::string& before, char end, const std::string& word) {
    for (std::size_t at = page.find(before); at != std::string::npos;
         at = page.find(before, at + 1)) {
      const auto from = at + before.size();
      page.replace(from, page.find(end, from) - from, word);
    }
  };
  replace_after("name=\"form\" value=\"", '"', "TOKEN");
  replace_after("/assets/", '/', "HASH");
  return page;
}

// Compares with tests/web/pages/NAME.html; WELLMET_UPDATE_GOLDEN=1 writes it.
inline void check_golden(const std::string& name, const http::Response& response) {
  const std::string path = std::string(WELLMET_SOURCE) + "/tests/web/pages/" + name + ".html";
  const std::string got = settled(std::string(response.content()));
  if (std::getenv("WELLMET_UPDATE_GOLDEN")) std::ofstream(path) << got;
  std::ifstream file(path);
  const std::string wanted(std::istreambuf_iterator<char>(file), {});
  INFO("golden file: ", path);
  CHECK(got == wanted);
}

inline bool shows(const http::Response& response, std::string_view words) {
  return response.content().find(words) != std::string_view::npos;
}

}  // namespace wellmet::web::testing
