"""Drives the real window: starts Xvfb and steppe, waits for settled frames in the trace, clicks and types by xdotool.

Everything is found by the ids that `steppe --trace` writes (one JSON line a drawn frame), never by pixels."""
import atexit
import json
import os
import shutil
import subprocess
import sys
import time


class Window:
    def __init__(self, program, work, size="1280x720", arguments=()):
        self.work = work
        shutil.rmtree(work, ignore_errors=True)
        os.makedirs(work)
        self.display, self.xvfb = start_xvfb()
        self.trace_path = os.path.join(work, "trace.jsonl")
        self.saves = os.path.join(work, "saves")
        env = dict(os.environ, DISPLAY=self.display, HOME=work, XDG_CONFIG_HOME=work, XDG_DATA_HOME=work)
        env.pop("WAYLAND_DISPLAY", None)
        self.env = env
        self.errors = open(os.path.join(work, "stderr.txt"), "w")
        self.program = subprocess.Popen(
            [program, "--window", size, "--scale", "100", "--motion", "off", "--trace", self.trace_path, "--saves", self.saves,
             "--mods", os.path.join(work, "mods"), *arguments], env=env, stderr=self.errors)
        atexit.register(self.close)  # whatever goes wrong: a program left running would keep ctest waiting
        self.read_from = 0
        self.rest = b""
        self.frame = None
        self.clicks = 0
        self.id = None

    def close(self):
        for process in (self.program, self.xvfb):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()

    def xdo(self, *words):
        subprocess.run(["xdotool", *words], env=self.env, check=True, stdout=subprocess.DEVNULL)

    def read(self):
        """Takes in what the trace has grown by; keeps the newest whole line."""
        if not os.path.exists(self.trace_path):
            return False
        with open(self.trace_path, "rb") as f:
            f.seek(self.read_from)
            new = f.read()
        self.read_from += len(new)
        lines = (self.rest + new).split(b"\n")
        self.rest = lines.pop()
        if not lines:
            return False
        self.frame = json.loads(lines[-1])
        return True

    def settle(self, seconds=20.0, quiet=0.06):
        """Waits until no new frame came for a moment and the last one asked for nothing more."""
        end = time.time() + seconds
        last = time.time()
        while time.time() < end:
            if self.program.poll() is not None:
                raise SystemExit(f"steppe ended with {self.program.returncode}: {open(self.errors.name).read()}")
            if self.read():
                last = time.time()
            elif self.frame and time.time() - last > (quiet if self.frame["settled"] else 1.0):
                return self.frame
            time.sleep(0.01)
        if self.frame:
            return self.frame
        raise SystemExit("no frame was drawn")

    def items(self, part, on=True):
        return [i for i in self.frame["items"] if part in i["id"] and (i["on"] or not on) and i["rect"][2] > 4 and i["rect"][3] > 4]

    def window(self):
        """X's id of the window; positions are told relative to it, wherever it was placed."""
        if not self.id:
            found = subprocess.run(["xdotool", "search", "--name", "Steppe and Strait"], env=self.env, capture_output=True, text=True).stdout.split()
            if not found:
                fail(self, "no window of that name")
            self.id = found[0]
        return self.id

    def click(self, item, button=1):
        x, y, w, h = item["rect"]
        self.xdo("mousemove", "--window", self.window(), str(x + w // 2), str(y + h // 2), "click", str(button))
        self.clicks += 1
        return self.settle()

    def key(self, name):
        if not self.clicks and not self.id:
            self.xdo("mousemove", "--window", self.window(), "5", "5")  # keys go where the pointer is
        self.xdo("key", name)
        return self.settle()

    def shot(self, name):
        path = os.path.join(self.work, name + ".png")
        subprocess.run(["import", "-window", "root", path], env=self.env, check=True)
        return path


def start_xvfb():
    for number in range(90, 190):
        if os.path.exists(f"/tmp/.X{number}-lock"):
            continue
        process = subprocess.Popen(["Xvfb", f":{number}", "-screen", "0", "2560x1440x24", "-nolisten", "tcp"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.6)
        if process.poll() is None:
            return f":{number}", process
    raise SystemExit("no display could be started")


def fail(window, text):
    try:
        window.shot("failure")
    except subprocess.CalledProcessError:
        pass
    screen = window.frame and window.frame.get("screen")
    ids = window.frame and [i["id"] for i in window.frame["items"]]
    window.close()
    sys.exit(f"FAILED on screen {screen}: {text}\nitems: {ids}\npicture: {window.work}/failure.png")
