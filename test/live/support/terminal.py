"""Types lines into an interactive shell on a terminal of its own, and says what the terminal showed after each.

Reads {"argv", "setup", "lines", "cwd"} as JSON from stdin, and "answers" to what the last line asks: each is typed at a
question, which ends in a colon and a space. A line ends once the shell prints <END>.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time


def main():
    task = json.load(sys.stdin)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(task["cwd"])
        env = {"PATH": os.environ["PATH"], "TERM": "dumb", "HOME": task["cwd"], "LANG": "C.UTF-8", "PS1": "$ ", "HISTFILE": ""}
        os.execvpe(task["argv"][0], task["argv"], env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 200, 400, 0, 0))
    pending = b""

    def until(mark):
        nonlocal pending
        end = time.monotonic() + 30
        while mark not in pending:
            ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
            if not ready:
                sys.exit("no %r in %r" % (mark, pending[-2000:]))
            pending += os.read(terminal, 65536)
        shown, pending = pending.split(mark, 1)
        return shown.decode("utf-8", "replace")

    os.write(terminal, task["setup"].encode() + b"\n")
    until(b"READY\r\n")
    shown = []
    for line in task["lines"]:
        os.write(terminal, line.encode() + b"\n")
        for answer in task.get("answers", []):
            until(b"): ")
            os.write(terminal, answer.encode())
        shown.append(until(b"<END>"))
    json.dump(shown, sys.stdout)


main()
