#pragma once

namespace wellmet::pictures {

struct Limits {
  int memory_mb = 0;
  int seconds = 0;  // of computing
};

// From here on this process can read, write and compute, on what is open already, and nothing else:
// it opens no file and no connection, starts nothing, and ends when it needs more than the limits.
// False when the system does not grant that; then nothing foreign must be read.
bool confine(const Limits&);

}  // namespace wellmet::pictures
