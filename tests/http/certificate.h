#pragma once
#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

// TLS for tests, by the openssl program.
namespace wellmet::http::testing {

// A certificate for localhost that signed itself, in a folder that goes with the test.
class Certificate {
 public:
  Certificate() {
    std::string name = (std::filesystem::temp_directory_path() / "wellmet-tls-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    REQUIRE(std::system(here("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
                             "-nodes -days 2 -subj /CN=localhost -addext "
                             "subjectAltName=DNS:localhost -keyout key.pem -out cert.pem")
                            .c_str()) == 0);
  }
  ~Certificate() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  std::string chain() const { return (folder_ / "cert.pem").string(); }
  std::string key() const { return (folder_ / "key.pem").string(); }

  // What a client that trusts this certificate alone hears until the other end closes.
  std::string ask(unsigned short port, const std::string& request,
                  const std::string& more_words = "") const {
    std::ofstream(folder_ / "request") << request;
    FILE* pipe = popen(here("openssl s_client -quiet -verify_return_error -CAfile cert.pem "
                            "-verify_hostname localhost -connect 127.0.0.1:" +
                            std::to_string(port) + " " + more_words + " <request")
                           .c_str(),
                       "r");
    REQUIRE(pipe != nullptr);
    std::string heard;
    std::array<char, 4096> bytes;
    while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe))
      heard.append(bytes.data(), got);
    pclose(pipe);
    return heard;
  }

 private:
  std::string here(const std::string& command) const {
    return "cd '" + folder_.string() + "' && " + command + " 2>openssl.txt";
  }
  std::filesystem::path folder_;
};

}  // namespace wellmet::http::testing
