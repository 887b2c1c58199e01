#include <zlib.h>

#include <stdexcept>

#include "sketch/sketch.h"

namespace sketch {

std::vector<std::string> read_fasta(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> sequences;
  char line[4096];
  while (gzgets(file, line, sizeof line) != nullptr) {
    std::string text(line);
    text.erase(text.find_last_not_of("\r\n") + 1);
    if (!text.empty() && text[0] == '>') {
      sequences.emplace_back();
    } else if (!sequences.empty()) {
      sequences.back() += text;
    }
  }
  gzclose(file);
  return sequences;
}

}  // namespace sketch
