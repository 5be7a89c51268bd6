#include "actions/transfer/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "actions/access/settings.h"
#include "actions/deed.h"
#include "actions/derived.h"
#include "actions/photos/photo_files.h"
#include "base/next.h"
#include "exporters/wellmet.h"
#include "importers/sheet/sheet.h"
#include "store/db/migrations.h"
#include "store/db/statistics.h"
#include "store/integrity/account_dump.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

constexpr const char* export_again = "Export it again from where it came.";
constexpr const char* copy_again = "Copy the whole file again, or export it again.";

// The lines of the text, one after the other.
class TextLines {
 public:
  explicit TextLines(std::string_view text) : text_(text) {}
  bool next(std::string_view& line) {
    if (at_ >= text_.size()) return false;
    const auto end = std::min(text_.find('\n', at_), text_.size());
    line = text_.substr(at_, end - at_);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at_ = end + 1;
    ++number_;
    return true;
  }
  int number() const { return number_; }
  std::size_t at() const { return std::min(at_, text_.size()); }
  bool is_at_end() const { return at_ >= text_.size(); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int number_ = 0;
};

exporters::WellmetHeader header_of(store::ReadTx& tx, std::string_view line) {
  const exporters::WellmetHeader header = exporters::read_wellmet_header(line);
  const int known = store::newest_version(tx.dialect());
  if (header.store > known)
    throw Error(ErrorKind::refused,
                fmt::format("It was written by a newer Wellmet (version {} of the store, this "
                            "program knows {}). Install the newer program.",
                            header.store, known));
  return header;
}

// Why what a row says can't be used here, and what to do; nothing when it can. Only of what a
// person chose and can choose again.
std::optional<Problem> unusable(const PlainRow& row, int line) {
  const auto text = [&](std::string_view field) { return std::string(store::text_in(row, field)); };
  if (row.table == "mappings" && !is_tracker_field(text("field")))
    return Problem{
        line,
        fmt::format("The column {} of a spreadsheet was remembered as {}, which isn't a field "
                    "here. It was left out.",
                    store::in_quotes(text("column_name")), store::in_quotes(text("field"))),
        "Say what it means when you import such a spreadsheet."};
  if (row.table != "settings") return std::nullopt;
  for (const SettingKind& kind : setting_kinds()) {
    if (text("name") != kind.name) continue;
    const std::string fault = kind.fault(text("value"));
    if (!fault.empty())
      return Problem{line,
                     fmt::format("The setting “{}” {}, but is {}. It was left out.", kind.words,
                                 fault, store::in_quotes(text("value"))),
                     "Choose it again in the settings."};
  }
  return std::nullopt;
}

// Reads an archive line by line into the empty account.
class ArchiveReader {
 public:
  ArchiveReader(const App& app, store::WriteTx& tx, std::string_view bytes)
      : tx_(tx), bytes_(bytes), lines_(bytes), photos_(app) {}

  void read(const ProgressAt& progress) {
    std::string_view line;
    at_line([&] {
      if (!lines_.next(line)) throw Error(ErrorKind::invalid, "The file is empty.");
      header_ = header_of(tx_, line);
    });
    writer_.emplace(
        tx_, header_.has_end() ? store::AccountInBefore::refused : store::AccountInBefore::dropped);
    while (lines_.next(line)) {
      if (!line.empty()) at_line([&] { take(line); });
      if (progress)
        progress(static_cast<std::int64_t>(lines_.at()), static_cast<std::int64_t>(bytes_.size()));
    }
    check_end();
    if (auto fault = writer_->finish()) throw BrokenArchive(std::move(*fault));
    if (auto fault = photos_.fault(tx_)) throw BrokenArchive(std::move(*fault));
  }

  store::EverythingWriter& writer() { return *writer_; }
  bool has_end() const { return header_.has_end(); }
  int left_out() const { return left_out_; }
  std::vector<Problem> problems() { return std::move(problems_); }
  void keep_photos() { photos_.keep(); }

 private:
  // What is wrong with a line is told with its number; a full disk is not the line's fault.
  template <class Act>
  void at_line(const Act& act) {
    try {
      act();
    } catch (const Error& fault) {
      if (fault.kind() != ErrorKind::invalid) throw;
      if (is_cut_within_line()) throw ends_early();
      throw BrokenArchive({lines_.number(), fault.what(), export_again});
    }
  }

  bool is_cut_within_line() const {
    return header_.has_end() && !said_rows_ && lines_.number() > 1 && lines_.is_at_end() &&
           !bytes_.ends_with('\n');
  }

  BrokenArchive ends_early() const {
    const std::string what = fmt::format(
        "The file ends early at line {}: the line that marks its end is missing, so "
        "others are missing too.",
        lines_.number());
    return {{lines_.number(), what, copy_again}, fmt::format("{} {}", what, copy_again)};
  }

  void take(std::string_view line) {
    if (said_rows_)
      throw Error(ErrorKind::invalid, "There is more after the line that marks the end.");
    PlainRow row = exporters::read_wellmet_row(line);
    if (header_.has_end()) said_rows_ = exporters::rows_said_at_the_end(row);
    if (said_rows_) return;
    ++rows_;
    if (rows_ % rows_between_looks == 0) store::describe_growth(tx_.connection());
    if (is_photo_row(row)) {
      photos_.put(row, lines_.number());
    } else if (auto problem = unusable(row, lines_.number())) {
      ++left_out_;
      problems_.push_back(std::move(*problem));
    } else {
      writer_->put(std::move(row), lines_.number());
    }
  }

  void check_end() {
    if (!header_.has_end()) {
      problems_.push_back(
          {0,
           "The file was written by an older Wellmet and has no end mark, so nobody can tell "
           "whether it is complete.",
           "See that everyone you expect is here."});
      return;
    }
    if (!said_rows_) throw ends_early();
    if (*said_rows_ != rows_)
      throw BrokenArchive({lines_.number(),
                           fmt::format("The file is not whole: it says that it holds {} rows, but "
                                       "holds {}.",
                                       *said_rows_, rows_),
                           copy_again});
  }

  static constexpr std::int64_t rows_between_looks = 2'000;

  store::WriteTx& tx_;
  std::string_view bytes_;
  TextLines lines_;
  exporters::WellmetHeader header_ = {};
  std::optional<store::EverythingWriter> writer_;
  PhotosComing photos_;
  std::int64_t rows_ = 0;
  std::optional<std::int64_t> said_rows_;
  int left_out_ = 0;
  std::vector<Problem> problems_;
};

void refuse_unless_empty(const App& app) {
  store::ReadTx tx(app.db, app.account);
  if (!store::is_empty(tx))
    throw ErrorWithNext(
        ErrorKind::refused,
        "A wellmet file holds a whole store and goes into an empty one, but this store holds "
        "something. To add its people to yours, export them there as vCards.",
        {.act = Next::Act::import_into_new_store});
}

}  // namespace

BrokenArchive::BrokenArchive(Problem problem, const std::string& message)
    : Error(ErrorKind::invalid, message), problem_(std::move(problem)) {}

BrokenArchive::BrokenArchive(Problem problem)
    : BrokenArchive(
          problem,
          fmt::format("{}{} {}", problem.line > 0 ? fmt::format("Line {}: ", problem.line) : "",
                      problem.what, problem.cure)) {}

bool is_everything(std::string_view bytes) { return exporters::looks_like_wellmet(bytes); }

EverythingIn import_everything(const App& app, std::string_view bytes, const ProgressAt& progress) {
  refuse_unless_empty(app);
  Deed deed(app, DeedKind::import, "imported everything");
  ArchiveReader reader(app, deed.tx, bytes);
  reader.read(part_of(progress, 0, 40));
  store::describe_growth(deed.tx.connection());
  const store::StaleRows all = store::everything(deed.tx);
  derive(deed.tx, all, part_of(progress, 40, 90));
  reader.writer().put_nudges();
  derive(deed.tx, {.rhythms = all.rhythms}, part_of(progress, 90, 100));
  EverythingIn brought{.people = store::count_people(deed.tx, store::Shown::all),
                       .interactions = std::ssize(all.texts.at("interaction")),
                       .has_end = reader.has_end(),
                       .left_out = reader.left_out(),
                       .problems = reader.problems()};
  deed.tx.commit();
  reader.keep_photos();
  return brought;
}

}  // namespace wellmet::actions
