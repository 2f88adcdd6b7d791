# CMake generated Testfile for 
# Source directory: /work/wt/fast
# Build directory: /work/wt/fast/b
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("tests")
