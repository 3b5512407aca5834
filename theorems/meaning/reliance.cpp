#include "theorems/meaning/reliance.h"

namespace referee {

std::string_view to_string(Reliance reliance) {
  switch (reliance) {
    case Reliance::nothing:
      return "nothing";
    case Reliance::estimate:
      return "an estimate";
    case Reliance::trend:
      return "a trend";
  }
  return "";
}

}  // namespace referee
