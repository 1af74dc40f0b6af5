// Belongs to the library whose precompiled header all test programs share.
#include "tests/support/catch.h"
