#include "generators/profile.h"

#include "generators/scalars.h"

namespace referee {

ConvexSplit convex_split(const ProfileRequest& request) {
  Rational a = request.low > 0 ? request.low : Rational(0);
  if (request.pl && *request.pl > a) a = *request.pl;
  return {a, request.high - a};
}

Rational curvature_within(const ProfileRequest& request, const Rational& share) {
  if (!request.hessian_lipschitz) return request.high;
  const Rational squared = *request.hessian_lipschitz * *request.lipschitz / share;
  return request.high * request.high <= squared ? request.high : Rational(squared / root_above(squared));
}

bool attains_within(const ProfileRequest& request, const Rational& share) {
  if (!request.hessian_lipschitz) return true;
  return 2 * share * request.high * request.high <= *request.hessian_lipschitz * *request.lipschitz;
}

std::string times(const Rational& factor, const std::string& term) {
  if (factor == 1) return term;
  if (factor == -1) return "-" + term;
  return to_string(factor) + "*" + term;
}

std::string shifted(const std::string& x, const Rational& by) {
  if (by == 0) return x;
  return "(" + x + (by > 0 ? " - " : " + ") + to_string(abs(by)) + ")";
}

std::string sum_text(const std::vector<std::string>& terms) {
  std::string text;
  for (const std::string& term : terms) {
    if (term.empty() || term == "0") continue;
    if (text.empty())
      text = term;
    else if (term[0] == '-')
      text += " - " + term.substr(1);
    else
      text += " + " + term;
  }
  return text.empty() ? "0" : text;
}

}  // namespace referee
