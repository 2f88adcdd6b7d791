"""Takes one picture of every screen into a folder; the ones in docs/ are made by it.

usage: pictures.py STEPPE WORK OUT [WIDTHxHEIGHT]"""
import os
import subprocess
import sys

from driver import Window

program, work, out = sys.argv[1:4]
size = sys.argv[4] if len(sys.argv) > 4 else "1600x900"
os.makedirs(out, exist_ok=True)


def picture(w, name):
    w.settle(quiet=0.8)
    subprocess.run(["import", "-window", w.window(), os.path.join(out, name + ".png")], env=w.env, check=True)
    print(name)


def decide(w):
    """Answers whatever is owed but the plan; False when the plan is owed or the campaign is over."""
    screen = w.frame["screen"]
    w.settle(quiet=0.3)
    if screen == "event":
        w.click(w.items("event/body/option")[-1])
    elif screen == "react":
        w.click(w.items("react/done")[0])
    elif screen == "year":
        w.key("Return")
    elif screen == "crisis":
        w.click(w.items("/deal")[0])
    else:
        return False
    return True


def plan(w, wanted=(), tries=4):
    """Plans the wanted actions, or the first one that is allowed, in the next states."""
    for i in range(tries):
        w.key("bracketright")
        if not w.items("actions/list") and w.items("drawer_actions"):
            w.key("a")
        rows = w.items("actions/list/")
        best = [r for r in rows if any(word in r["id"] for word in wanted)]
        if best or (rows and not wanted):
            w.click((best or rows)[0])


def end_turn(w):
    w.key("ctrl+Return")
    if w.items("ask/end"):
        w.click(w.items("ask/end")[0])


w = Window(program, work, size)
w.settle()
picture(w, "title")
w.close()

# A crisis: Russia's first hard action is challenged.
w = Window(program, work, size, ("--scenario", "base", "--seat", "turkey", "--seed", "4"))
w.settle()
while w.frame["screen"] in ("event", "campaign", "react", "year"):
    w.settle(quiet=0.3)
    if w.frame["screen"] == "event":
        w.key("1")
    elif w.frame["screen"] == "year":
        w.key("Return")
    elif w.frame["screen"] == "react":
        w.click((w.items("challenge") or w.items("react/done"))[0])
        if w.frame["screen"] == "react" and w.items("react/done"):
            w.click(w.items("react/done")[0])
    else:
        plan(w, ("drones",), 1)
        end_turn(w)
picture(w, "crisis")
w.close()

w = Window(program, work, size, ("--scenario", "base", "--seat", "turkey", "--seed", "4"))
w.settle()
seen = set()
while w.frame["screen"] != "report":
    screen, quarter = w.frame["screen"], w.frame["quarter"]
    if screen in ("event", "react", "crisis", "year") and screen not in seen and (screen != "event" or quarter >= 3):
        seen.add(screen)
        picture(w, screen)
    if decide(w):
        continue
    plan(w, () if quarter % 2 else ("drones", "trade", "school"), 3)
    if quarter == 5 and "campaign" not in seen:
        seen.add("campaign")
        w.key("bracketright")
        picture(w, "campaign")
        w.key("F1")
        picture(w, "book")
        w.key("F1")
    end_turn(w)
picture(w, "report")
w.close()
