"""A whole campaign as Turkey through the window, from the title to the end report, with real clicks and keys, saving,
loading and undoing on the way; the final hash is the one of the same commands replayed headless.

usage: campaign.py STEPPE STEPPE_CLI WORK"""
import glob
import json
import os
import subprocess
import sys
import time

from driver import Window, fail

program, cli, work = sys.argv[1:4]
w = Window(program, work, arguments=("--seed", "11"))
w.settle()
if w.frame["screen"] != "title":
    fail(w, "the title does not stand first")

# Title: new campaign, Turkey, begin.
for part in ("title/new", "seat_turkey", "begin"):
    found = w.items(part)
    if not found:
        fail(w, f"no '{part}' to click")
    w.click(found[0])
if w.frame["screen"] == "title":
    fail(w, "the campaign did not begin")

done = {"undo": False, "advice": False, "save": False, "load": False, "events": 0, "reacts": 0, "crises": 0, "years": 0, "actions": 0}
quarter = -1


def open_actions():
    if not w.items("actions/") and w.items("drawer_actions"):
        w.key("a")


def plan_one():
    """Chooses the next state by key and clicks the first action that is allowed there; False when none is."""
    w.key("bracketright")
    open_actions()
    rows = [i for i in w.items("actions/list/") if "/tabs" not in i["id"]]
    if not rows:
        return False
    before = len(w.items("plan/undo"))
    w.click(rows[done["actions"] % len(rows)])
    if w.items("offer/plan"):
        w.click(w.items("offer/plan")[0])
    done["actions"] += 1
    return len(w.items("plan/undo")) > before


def ask_adviser():
    """Takes a plan of the adviser over and sets an aim for the year."""
    w.key("v")
    w.settle(quiet=0.3)
    aims = [i for i in w.items("advice/rows/aim_") if i.get("on", True)]
    plans = w.items("advice/rows/use_")
    if not aims or len(plans) < 2:
        fail(w, "the adviser has no plans or no aims")
    before = w.frame["hash"]
    w.click(aims[-1])
    w.settle(quiet=0.3)
    if w.frame["hash"] == before:
        fail(w, "the aim was not set")
    before = w.frame["hash"]
    w.click(w.items("advice/rows/use_")[-1])
    w.settle(quiet=0.3)
    if w.frame["hash"] == before or w.items("advice/rows"):
        fail(w, "the adviser's plan was not taken over")
    done["advice"] = True


def campaign_turn():
    planned = plan_one()
    if planned and not done["undo"]:
        count = len(w.items("plan/undo"))
        w.key("ctrl+z")
        open_actions()
        if len(w.items("plan/undo")) != count - 1:
            fail(w, "Ctrl+Z did not take the action back")
        done["undo"] = True
        plan_one()
        ask_adviser()
    if w.frame["quarter"] % 3 == 0:
        plan_one()
    if w.frame["quarter"] == 4 and not done["save"]:
        w.key("ctrl+s")
        if not glob.glob(os.path.join(w.saves, "turkey-*.json")):
            fail(w, "Ctrl+S wrote no save")
        done["save"] = w.frame["hash"]
    if w.frame["quarter"] == 5 and not done["load"]:
        w.key("ctrl+o")
        rows = [i for i in w.items("slots/") if "turkey-20" in i["id"]]
        if not rows:
            fail(w, "the save is not in the list")
        w.click(rows[0])
        if w.frame["quarter"] != 4 or w.frame["hash"] != done["save"]:
            fail(w, f"loading gave quarter {w.frame['quarter']} hash {w.frame['hash']}, saved was 4 and {done['save']}")
        done["load"] = True
        return
    w.key("ctrl+Return")
    if w.items("ask/end"):
        w.click(w.items("ask/end")[0])


def choose(part, what):
    found = w.items(part)
    if not found:
        fail(w, f"no {what} to click")
    w.settle(quiet=0.3)  # buttons of a dialog wake after 250 ms
    found = w.items(part)
    if found:  # else a slow frame of the screen before was still under way
        w.click(found[0])


begun = time.time()
for step in range(1500):
    if time.time() - begun > 240:
        fail(w, f"too slow: quarter {w.frame['quarter']} after 240 s, {w.clicks} clicks")
    screen = w.frame["screen"]
    if screen == "report":
        break
    if screen == "campaign":
        campaign_turn()
    elif screen == "event":
        done["events"] += 1
        if done["events"] % 3 == 0:
            w.settle(quiet=0.3)
            w.key("1")
        else:
            choose("event/body/option", "option")
    elif screen == "react":
        done["reacts"] += 1
        choose("react/", "button") if not w.items("react/done") else choose("react/done", "button that ends the reactions")
    elif screen == "year":
        done["years"] += 1
        choose("year/done", "button that puts the year away")
    elif screen == "crisis":
        done["crises"] += 1
        choose("/deal", "deal")
    else:
        fail(w, f"unknown screen {screen}")
    if w.frame.get("quarter", 0) != quarter:
        quarter = w.frame.get("quarter", 0)
else:
    fail(w, "the campaign does not end")

final = w.frame["hash"]
print(json.dumps({"clicks": w.clicks, "final": final, **done}))
if not (done["undo"] and done["advice"] and done["save"] and done["load"] and done["events"]):
    fail(w, f"something was never tried: {done}")
w.shot("report")
newest, verdict = -1, None
for path in glob.glob(os.path.join(w.saves, "*.json")):
    header = json.load(open(path))
    if header["generation"] > newest and header["position"]["over"]:
        newest = header["generation"]
        run = subprocess.run([cli, "replay", path, "--verify", "--json"], capture_output=True, text=True)
        verdict = json.loads(run.stdout) if run.returncode == 0 else {"ok": False, "state_hash": run.stderr}
if not verdict or not verdict["ok"] or verdict["state_hash"] != final:
    fail(w, f"replayed headless: {verdict}, the window ended at {final}")
w.close()
print("a whole campaign through the window: replayed headless to the same hash")
