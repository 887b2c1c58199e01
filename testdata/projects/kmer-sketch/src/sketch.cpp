#include "sketch/sketch.h"

#include <algorithm>
#include <iterator>

namespace sketch {
namespace {

std::uint64_t hash(const std::string& kmer) {
  std::uint64_t h = 14695981039346656037ULL;
  for (unsigned char c : kmer) {
    h = (h ^ c) * 1099511628211ULL;
  }
  return h ^ (h >> 29);
}

std::string canonical(const std::string& kmer) {
  std::string reverse(kmer.rbegin(), kmer.rend());
  for (char& c : reverse) {
    c = c == 'A' ? 'T' : c == 'C' ? 'G' : c == 'G' ? 'C' : c == 'T' ? 'A' : 'N';
  }
  return std::min(kmer, reverse);
}

}  // namespace

void Sketch::add(const std::string& sequence) {
  for (std::size_t i = 0; i + k_ <= sequence.size(); ++i) {
    const std::string kmer = sequence.substr(i, k_);
    if (kmer.find('N') != std::string::npos) continue;
    hashes_.insert(hash(canonical(kmer)));
    if (hashes_.size() > size_) hashes_.erase(std::prev(hashes_.end()));
  }
}

double Sketch::similarity(const Sketch& other) const {
  std::vector<std::uint64_t> both;
  std::set_union(hashes_.begin(), hashes_.end(), other.hashes_.begin(), other.hashes_.end(),
                 std::back_inserter(both));
  both.resize(std::min(both.size(), size_));
  const auto shared = std::count_if(both.begin(), both.end(), [&](std::uint64_t h) {
    return hashes_.count(h) != 0 && other.hashes_.count(h) != 0;
  });
  return both.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(both.size());
}

}  // namespace sketch
