#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// The only way to make HTML. html("<li>{}</li>", name): raw HTML with holes; whatever is put into a
// hole is escaped, unless it is Html itself. The compiler counts the holes. An attribute's value
// stands in double quotes, in the literal.
namespace wellmet::web {

class Html {
 public:
  Html() = default;
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  Html& operator+=(const Html& more) {
    text_ += more.text_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return a += b; }

 private:
  friend class HtmlWriter;
  std::string text_;
};

std::string escaped(std::string_view);

// How a value fills a hole.
class HtmlWriter {
 public:
  void raw(std::string_view text) { html_.text_.append(text); }
  void put(const Html& html) { raw(html.text()); }
  void put(std::string_view text);
  void put(const char* text) { put(std::string_view(text)); }
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(char) = delete;
  template <std::integral Number>
  void put(Number number) {
    raw(std::to_string(number));
  }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value) put(*value);
  }
  void put(const std::vector<Html>& all) {
    for (const Html& one : all) put(one);
  }
  Html take() { return std::move(html_); }

 private:
  Html html_;
};

// A literal whose number of holes is right.
template <class... Filling>
class HtmlLiteral {
 public:
  template <std::size_t size>
  consteval HtmlLiteral(const char (&text)[size]) : text_(text, size - 1) {
    std::size_t holes = 0;
    for (std::size_t i = 0; i + 1 < size; ++i)
      if (text[i] == '{' && text[i + 1] == '}') ++holes;
    if (holes != sizeof...(Filling)) throw "the number of holes {} is not the number of values";
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

template <class... Filling>
Html html(HtmlLiteral<std::type_identity_t<Filling>...> literal, const Filling&... filling) {
  HtmlWriter out;
  std::string_view rest = literal.text();
  [[maybe_unused]] const auto up_to_hole = [&] {
    const auto hole = rest.find("{}");
    out.raw(rest.substr(0, hole));
    rest.remove_prefix(hole == std::string_view::npos ? rest.size() : hole + 2);
  };
  ((up_to_hole(), out.put(filling)), ...);
  out.raw(rest);
  return out.take();
}

// each(people, person_row): the rows one after another.
template <class Range, class Row>
Html each(const Range& range, const Row& row) {
  Html all;
  for (const auto& item : range) all += row(item);
  return all;
}

// The Html when the condition holds, else nothing.
inline Html when(bool condition, const Html& then) { return condition ? then : Html(); }

}  // namespace wellmet::web
