#pragma once
#include <stdexcept>
#include <string>

namespace wellmet {

enum class ErrorKind { usage, invalid, not_found, conflict, refused, unavailable };

// Thrown when a deed cannot be done. The message says what, where and what to do, for the user's
// eyes. Expected outcomes are values, not errors (docs/architecture.md, "Errors").
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace wellmet
