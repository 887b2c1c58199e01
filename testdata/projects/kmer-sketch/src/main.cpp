#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include "sketch/sketch.h"
#include "version.h"

namespace {

constexpr std::size_t kLength = 15;
constexpr std::size_t kSize = 200;

int usage(std::FILE* out, int status) {
  std::fputs("kmer-sketch hash FILE\nkmer-sketch compare FILE FILE...\n", out);
  return status;
}

sketch::Sketch of(const std::string& path) {
  sketch::Sketch made(kLength, kSize);
  for (const std::string& sequence : sketch::read_fasta(path)) made.add(sequence);
  return made;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) return usage(stderr, 64);
  const std::string command = argv[1];
  if (command == "--help") return usage(stdout, 0);
  if (command == "--version") return std::puts("kmer-sketch " SKETCH_VERSION), 0;
  if (command == "hash" && argc == 3) {
    const sketch::Sketch made = of(argv[2]);
    for (const auto h : made.hashes()) std::printf("%016llx\n", static_cast<unsigned long long>(h));
    return 0;
  }
  if (command == "compare" && argc > 3) {
    const sketch::Sketch first = of(argv[2]);
    for (int i = 3; i < argc; ++i) std::printf("%.3f\t%s\t%s\n", first.similarity(of(argv[i])), argv[2], argv[i]);
    return 0;
  }
  return usage(stderr, 64);
} catch (const std::exception& e) {
  std::fprintf(stderr, "kmer-sketch: %s\n", e.what());
  return 2;
}
