#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace sketch {

/// The smallest hashes of the k-mers of a sequence.
class Sketch {
 public:
  Sketch(std::size_t k, std::size_t size) : k_(k), size_(size) {}

  void add(const std::string& sequence);

  /// An estimate of the Jaccard index of the two sets of k-mers.
  double similarity(const Sketch& other) const;

  const std::set<std::uint64_t>& hashes() const { return hashes_; }

 private:
  std::size_t k_;
  std::size_t size_;
  std::set<std::uint64_t> hashes_;
};

/// The sequences of a FASTA file, plain or compressed by gzip; throws std::runtime_error.
std::vector<std::string> read_fasta(const std::string& path);

}  // namespace sketch
