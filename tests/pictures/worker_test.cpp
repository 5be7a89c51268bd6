// The worker as the program calls it: good pictures come out upright, small and bare; bad ones are
// refused with a sentence, whatever they do to it.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <webp/decode.h>

#include <chrono>
#include <filesystem>
#include <limits>

#include "actions/photos/picture_worker.h"
#include "base/error.h"
#include "formats/picture.h"
#include "pictures/confine.h"
#include "tests/pictures/samples.h"
#include "tests/store/stores.h"

namespace wellmet::actions {
namespace {

using namespace wellmet::testing;
using store::testing::refusal;
using store::testing::TempFolder;

const std::string worker = WELLMET_BUILD "/wellmet-pictures";
constexpr PictureWish large{PictureFit::whole, PictureFormat::webp, 1600, 1600};
constexpr PictureWish medium{PictureFit::cropped, PictureFormat::webp, 240, 300};
constexpr PictureWish small{PictureFit::cropped, PictureFormat::webp, 96, 120};
constexpr PictureWish jpeg{PictureFit::whole, PictureFormat::jpeg, 480, 480};
const std::vector<PictureWish> all_sizes = {large, medium, small, jpeg};

std::vector<Picture> drawn(const std::string& bytes) {
  return drawn_pictures(worker, bytes, all_sizes);
}

// "red green blue white": the corners, row by row.
std::string corners(const std::string& webp) {
  int width = 0, height = 0;
  std::uint8_t* pixels = WebPDecodeRGB(reinterpret_cast<const std::uint8_t*>(webp.data()),
                                       webp.size(), &width, &height);
  REQUIRE(pixels != nullptr);
  std::string words;
  for (int y : {height / 8, height - 1 - height / 8}) {
    for (int x : {width / 8, width - 1 - width / 8}) {
      const std::uint8_t* p = pixels + 3 * (y * width + x);
      const bool r = p[0] > 128, g = p[1] > 128, b = p[2] > 128;
      words += r && g && b ? "white " : r ? "red " : g ? "green " : b ? "blue " : "dark ";
    }
  }
  WebPFree(pixels);
  words.pop_back();
  return words;
}

std::string refused(const std::string& bytes, const WorkerLimits& limits = {}) {
  try {
    drawn_pictures(worker, bytes, all_sizes, limits);
  } catch (const Error& fault) {
    CHECK(fault.kind() == ErrorKind::refused);
    return fault.what();
  }
  return "";
}

constexpr const char* damaged =
    "The picture is damaged or cut short. Export it again from where it came.";
constexpr const char* no_picture =
    "This is no picture of a kind that Wellmet reads: JPEG, PNG, WebP, HEIC or AVIF.";
TEST_CASE("each kind of picture becomes all sizes, the right way up") {
  for (const char* name :
       {"quarters.jpg", "quarters.png", "quarters.webp", "quarters.heic", "quarters.avif"}) {
    INFO(name);
    const std::vector<Picture> pictures = drawn(sample(name));
    REQUIRE(pictures.size() == 4);
    CHECK(pictures[0].width == 160);
    CHECK(pictures[0].height == 120);
    CHECK(pictures[1].width == 240);
    CHECK(pictures[1].height == 300);
    CHECK(pictures[2].width == 96);
    CHECK(pictures[2].height == 120);
    CHECK(pictures[3].width == 160);
    CHECK(corners(pictures[0].bytes) == "red green blue white");
  }
}

TEST_CASE("a photograph is turned as its orientation says") {
  const std::vector<std::string> upright = {"red green blue white", "green red white blue",
                                            "white blue green red", "blue white red green",
                                            "red blue green white", "blue red white green",
                                            "white green blue red", "green white red blue"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    INFO(orientation);
    const Picture picture = drawn(camera_jpeg(orientation))[0];
    CHECK(corners(picture.bytes) == upright[static_cast<std::size_t>(orientation - 1)]);
    CHECK(picture.width == (orientation < 5 ? 160 : 120));
  }
}

TEST_CASE("the place of a photograph is in no size and no format") {
  const std::string place_in_png = png_chunk("eXIf", exif(1).substr(6)) +
                                   png_chunk("tEXt", "Comment\0GPS 48.8566"s) +
                                   png_chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<xmp/>"s);
  for (const std::string& bytes :
       {camera_jpeg(), camera_jpeg(6), png_with(place_in_png), webp_with_place()}) {
    REQUIRE(!metadata_in(bytes).empty());
    const std::vector<Picture> pictures = drawn(bytes);
    for (const Picture& picture : pictures)
      CHECK(metadata_in(picture.bytes) == std::vector<std::string>{});
    for (std::size_t i : {0u, 1u, 2u}) CHECK(is_bare_webp(pictures[i].bytes));
    CHECK(is_bare_jpeg(pictures[3].bytes));
  }
  CHECK(!is_bare_webp(webp_with_place()));
  CHECK(!is_bare_jpeg(camera_jpeg()));
}

TEST_CASE("a strip and a dot become faces too") {
  constexpr int thin = 2, side = 3000;
  for (const auto& [width, height] : {std::pair{thin, side}, {side, thin}, {1, 1}}) {
    const std::vector<Picture> pictures = drawn(grey_png(width, height));
    CHECK(pictures[1].width == 240);
    CHECK(pictures[1].height == 300);
  }
}

TEST_CASE("a confined process opens no file, no connection, and starts nothing") {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // Ends by the call itself: a sanitizer would first ask for more than is allowed.
    const auto end = [](long code) { syscall(SYS_exit_group, code); };
    if (!pictures::confine({.memory_mb = std::numeric_limits<int>::max(), .seconds = 10})) end(2);
    long granted = 0;
    for (const long call : {SYS_socket, SYS_clone, SYS_execve, SYS_ptrace, SYS_kill, SYS_openat,
                            SYS_prctl, SYS_prlimit64, SYS_unlinkat, SYS_dup})
      granted += syscall(call, 0L, 0L, 0L, 0L) != -1 || errno != EPERM ? 1 : 0;
    end(granted == 0 && syscall(SYS_getpid) > 0 ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("what follows a picture in its file does not follow it out") {
  const std::string page = "<html><script>alert(1)</script></html>";
  for (const char* name : {"quarters.png", "quarters.jpg"}) {
    for (const Picture& picture : drawn(sample(name) + page))
      CHECK(picture.bytes.find("script") == std::string::npos);
  }
}

TEST_CASE("what is no picture is refused before the worker begins") {
  for (const std::string& bytes :
       {"<svg xmlns='http://www.w3.org/2000/svg'/>"s, "%PDF-1.7\n\xFF\xD8\xFF"s, "<html>\x89PNG"s,
        "GIF89a\x01\0\x01\0"s, "\0\0\0\x0C"s + "ftypheic"s, "BM\0\0"s})
    CHECK(refused(bytes) == no_picture);
  CHECK(refused("") == "The picture is empty: there is not one byte in it.");
  CHECK(refused("\xFF\xD8\xFF"s + std::string(largest_picture_bytes, ' ')) ==
        "The picture is larger than 30 MB. Make it smaller and try again.");
}

TEST_CASE("a cut, empty or lying picture is refused") {
  for (const char* name :
       {"quarters.jpg", "quarters.png", "quarters.webp", "quarters.heic", "quarters.avif"}) {
    const std::string whole = sample(name);
    for (std::size_t part : {3u, 5u, 8u}) {
      const std::string cut = whole.substr(0, whole.size() * part / 9);
      INFO(name, " cut to ", cut.size());
      CHECK(refused(cut) != "");
    }
  }
  CHECK(refused("\xFF\xD8\xFF"s) == damaged);
  CHECK(refused("\x89PNG\r\n\x1A\n"s) == damaged);
  CHECK(refused("RIFF\x10\0\0\0WEBPVP8 \0\0\0\0"s) == damaged);
  CHECK(refused("\0\0\0\x10"s + "ftypheic\0\0\0\0"s) == damaged);
  CHECK(refused(png_claiming(1000, 1000)) == damaged);
}

TEST_CASE("a picture that claims to be enormous is refused by its header") {
  CHECK(refused(png_claiming(60'000, 60'000)) ==
        "The picture has more than 100 megapixels. Make it smaller and try again.");
  CHECK(refused(png_claiming(0x7FFFFFFF, 0x7FFFFFFF)) == damaged);
}

TEST_CASE("a worker without the memory it wants refuses the picture") {
  CHECK(refused(sample("quarters.jpg"), {.memory_mb = 8, .seconds = 20}) != "");
}

TEST_CASE("a worker that hangs, falls or talks nonsense is ended, and the picture refused") {
  const TempFolder folder;
  const auto worker_that = [&](const std::string& does) {
    const std::string path = folder / "wellmet-pictures";
    store::testing::write_file(path, "#!/bin/sh\n" + does + "\n");
    chmod(path.c_str(), 0700);
    return refusal([&] {
      drawn_pictures(path, sample("quarters.jpg"), all_sizes, {.memory_mb = 2048, .seconds = 1});
    });
  };
  const std::string sentence =
      "The picture could not be read within 1 s and 2048 MB of memory, which any usual one can. "
      "Save it as a JPEG and try again.";
  const auto began = std::chrono::steady_clock::now();
  CHECK(worker_that("while :; do :; done") == sentence);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(20));
  CHECK(worker_that("kill -SEGV $$") == sentence);
  CHECK(worker_that("exit 0") == sentence);
  CHECK(worker_that("echo nonsense") == sentence);
  CHECK(worker_that("yes") == sentence);
  // It has closed its end and stays.
  CHECK(worker_that("exec 1>&- 0<&-; exec sleep 60") == sentence);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(40));
  // An answer with a picture that carries more than pixels is not believed.
  const PictureAnswer lie{.pictures = {{160, 120, webp_with_place()}}};
  store::testing::write_file(folder / "lie", to_frame(lie));
  const std::string path = folder / "wellmet-pictures";
  store::testing::write_file(path, "#!/bin/sh\ncat " + (folder / "lie") + "\n");
  chmod(path.c_str(), 0700);
  CHECK(refusal([&] { drawn_pictures(path, sample("quarters.jpg"), {large}); }) == damaged);
}

TEST_CASE("without the worker nothing is read, and the sentence says so") {
  const TempFolder folder;
  const std::string nowhere = folder / "wellmet-pictures";
  CHECK(refusal([&] { drawn_pictures(nowhere, sample("quarters.jpg"), all_sizes); }) ==
        nowhere +
            ", which reads pictures, can’t be started: No such file or directory. Install "
            "it beside wellmet.");
}

TEST_CASE("the worker knows nothing of our environment and our files") {
  const TempFolder folder;
  const std::string path = folder / "wellmet-pictures";
  const std::string seen = folder / "seen";
  store::testing::write_file(path, "#!/bin/sh\n(env; ls /proc/$$/fd) > " + seen + "\n");
  chmod(path.c_str(), 0700);
  setenv("WELLMET_SECRET", "swordfish", 1);
  const std::string ignored =
      refusal([&] { drawn_pictures(path, sample("quarters.jpg"), all_sizes); });
  const std::string text = store::testing::file_text(seen);
  CHECK(text.find("LC_ALL=C.UTF-8") != std::string::npos);
  CHECK(text.find("swordfish") == std::string::npos);
  CHECK(text.find("HOME=") == std::string::npos);
}

}  // namespace
}  // namespace wellmet::actions
