"""Times `roadbook status --format` with 1,000 facts and `task summary` with 385 tasks, in turn, as whole processes."""
import json
import os
import statistics
import subprocess
import tempfile
import time

RUNS = 25


def main():
    folder = tempfile.mkdtemp()
    environment = dict(os.environ, ROADBOOK_DATA_DIR=folder, TASKDATA=folder, TASKRC=folder + "/taskrc")
    open(folder + "/taskrc", "w").write("confirmation=off\n")

    def run(arguments, text=None):
        return subprocess.run(arguments, env=environment, input=text, capture_output=True, text=True, check=True).stdout

    items = [entry for entry in json.loads(run(["roadbook", "list", "--json"])) if entry["kind"] == "item"]
    keys = [entry["key"] for entry in items]
    for action in ["tick", "untick"] * 2:
        run(["roadbook", action, "-q", "-"], "\n".join(keys[:250]))
    tasks = [{"description": entry["text"], "project": entry["path"][0], "status": "pending"} for entry in items]
    run(["task", "import"], json.dumps(tasks))
    commands = {
        "roadbook status --format": ["roadbook", "status", "--format", "{done}/{total} {percent}%"],
        "task summary": ["task", "summary"],
    }
    times = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            begun = time.perf_counter()
            run(command)
            times[name].append((time.perf_counter() - begun) * 1000)
    for name, taken in times.items():
        print(f"{name + f', {len(items)} items':<44} {statistics.median(taken):.1f} ms (least {min(taken):.1f})")


main()
