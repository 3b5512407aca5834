#include "theorems/meaning/outcomes.h"

#include <limits>

#include "numbers/errors.h"

namespace referee {

std::uint64_t Outcomes::value(int symbol, long index, std::uint64_t count) {
  REFEREE_DEMAND(count > 0);
  const std::pair<int, long> key{symbol, index};
  const auto [place, is_new] = position_.try_emplace(key, draws_.size());
  if (is_new) draws_.push_back({key, count, 0});
  return draws_[place->second].value;
}

bool Outcomes::advance() {
  while (!draws_.empty()) {
    Draw& last = draws_.back();
    if (++last.value < last.count) return true;
    position_.erase(last.key);
    draws_.pop_back();
  }
  return false;
}

Rational Outcomes::probability() const {
  Rational result = 1;
  for (const Draw& draw : draws_) result /= draw.count;
  return result;
}

void Outcomes::clear() {
  draws_.clear();
  position_.clear();
}

std::uint64_t subset_count(long n, long size) {
  if (size < 0 || size > n) return 0;
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  Integer count = 1;
  for (long i = 1; i <= size; ++i) {
    count = count * (n - size + i) / i;
    if (count > most) return most;
  }
  return static_cast<std::uint64_t>(count);
}

std::vector<long> subset_of_rank(long n, long size, std::uint64_t rank) {
  std::vector<long> elements;
  for (long candidate = 0; static_cast<long>(elements.size()) < size; ++candidate) {
    REFEREE_DEMAND(candidate < n);
    const std::uint64_t with_it =
        subset_count(n - candidate - 1, size - static_cast<long>(elements.size()) - 1);
    if (rank < with_it)
      elements.push_back(candidate);
    else
      rank -= with_it;
  }
  return elements;
}

}  // namespace referee
