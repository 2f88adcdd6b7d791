-- expect=ok
assert(tostring({}) == "table" and tostring(type) == "function")
