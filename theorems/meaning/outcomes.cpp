#include "theorems/meaning/outcomes.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace referee {

std::uint64_t scattered(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

std::uint64_t Outcomes::random_word(int symbol, long index, std::uint64_t counter) const {
  std::uint64_t word = scattered(key_ ^ scattered(sample_));
  word = scattered(word ^ static_cast<std::uint64_t>(symbol));
  word = scattered(word ^ static_cast<std::uint64_t>(index));
  return scattered(word ^ counter);
}

std::uint64_t Outcomes::value(int symbol, long index, std::uint64_t count) {
  REFEREE_DEMAND(count > 0);
  // The bias of the remainder is below count / 2^64.
  if (sampling_) return random_word(symbol, index, 0) % count;
  const std::pair<int, long> key{symbol, index};
  const auto [place, is_new] = position_.try_emplace(key, draws_.size());
  if (is_new) draws_.push_back({key, count, 0});
  return draws_[place->second].value;
}

/// By the transformation of Box and Muller.
double Outcomes::standard_normal(int symbol, long index, int component) {
  met_normal_ = true;
  if (!sampling_) throw CannotEnumerate("a normal random name has infinitely many outcomes");
  const auto uniform = [&](std::uint64_t counter) {
    const std::uint64_t word =
        random_word(symbol, index, 2 * static_cast<std::uint64_t>(component) + counter);
    return (static_cast<double>(word >> 11) + 0.5) * 0x1p-53;
  };
  return std::sqrt(-2 * std::log(uniform(0))) * std::cos(2 * std::numbers::pi * uniform(1));
}

void Outcomes::sample(std::uint64_t key, std::uint64_t number) {
  clear();
  sampling_ = true;
  key_ = key;
  sample_ = number;
}

double Outcomes::combinations() const {
  double product = 1;
  for (const Draw& draw : draws_) product *= static_cast<double>(draw.count);
  return product;
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
  sampling_ = false;
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
