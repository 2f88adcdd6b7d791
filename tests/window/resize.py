"""Bad windows: 200x100, a storm of sizes, keys everywhere, and a display that dies.

usage: resize.py STEPPE STEPPE_CLI WORK"""
import glob
import os
import random
import subprocess
import sys
import time

from driver import Window, fail

program, cli, work = sys.argv[1:4]

# As small as 200 x 100 at the title and in a campaign.
for arguments in ((), ("--scenario", "base", "--seat", "russia", "--seed", "5")):
    w = Window(program, os.path.join(work, "small"), "200x100", arguments)
    w.settle()
    w.key("Tab")
    w.key("Escape")
    w.close()

# A storm of sizes and keys leaves the program standing.
w = Window(program, os.path.join(work, "storm"), "1280x720", ("--scenario", "base", "--seat", "turkey", "--seed", "5"))
w.settle()
dice = random.Random(7)
window = w.window()
for i in range(40):
    w.xdo("windowsize", window, str(dice.randint(1, 2400)), str(dice.randint(1, 1400)))
    w.xdo("key", dice.choice(["Tab", "Return", "Escape", "a", "d", "l", "bracketright", "F2", "Home", "question", "ctrl+z", "Down", "Right", "1"]))
    w.xdo("mousemove", "--window", window, str(dice.randint(0, 1200)), str(dice.randint(0, 700)), "click", dice.choice(["1", "3", "4", "5"]))
w.settle(quiet=0.3)
if w.program.poll() is not None:
    fail(w, "the storm ended the program")

# The display dies: an error, no crash, and the autosave stands.
w.xvfb.kill()
for i in range(100):
    if w.program.poll() is not None:
        break
    time.sleep(0.1)
else:
    w.program.kill()
    sys.exit("FAILED: the program hangs without its display")
if w.program.returncode < 0:
    sys.exit(f"FAILED: the program crashed with signal {-w.program.returncode}")
if not glob.glob(os.path.join(w.saves, "autosave-*.json")):
    sys.exit("FAILED: no autosave stands")
for path in glob.glob(os.path.join(w.saves, "autosave-*.json")):
    if subprocess.run([cli, "replay", path, "--verify"], capture_output=True).returncode != 0:
        sys.exit(f"FAILED: {path} does not replay")
print("small windows, a storm of sizes, a lost display: all survived")
