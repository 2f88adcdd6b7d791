-- expect=denied
require "x"
