"""The table that engine.sh prints, from the files it has left in the working directory."""
import glob
import re
import statistics
import sys


def whole_process(program):
    """Seconds and KiB of each run, as `time -v` wrote them."""
    for name in glob.glob(f"{program}.time.*"):
        text = open(name).read()
        clock = re.search(r"Elapsed .*: (?:(\d+):)?(\d+):([\d.]+)", text).groups("0")
        seconds = int(clock[0]) * 3600 + int(clock[1]) * 60 + float(clock[2])
        yield seconds, int(re.search(r"Maximum resident set size .*: (\d+)", text)[1])


def native(program):
    """Seconds of each run, none if no native engine ran."""
    try:
        lines = open(f"{program}.native").read()
    except FileNotFoundError:
        return []
    return [float(ms) / 1000 for ms in re.findall(r"^([\d.]+) ms$", lines, re.M)]


def main(heap, programs):
    print("| program | kpm best | median | peak memory | native best | median | ratio best | median |")
    print("|---|---|---|---|---|---|---|---|")
    for program in programs:
        runs = list(whole_process(program))
        own = [seconds for seconds, _ in runs]
        peak = max(kib for _, kib in runs) / 1024
        cells = [f"`{program}.k`", f"{min(own):.2f} s", f"{statistics.median(own):.2f} s", f"{peak:.0f} MiB"]
        other = native(program)
        if other:
            best, median = min(other), statistics.median(other)
            cells += [f"{best:.2f} s", f"{median:.2f} s"]
            cells += [f"{min(own) / best:.2f}", f"{statistics.median(own) / median:.2f}"]
        else:
            cells += ["–"] * 4
        print("| " + " | ".join(cells) + " |")
    print(f"\nHeap of at most {heap}; bar: ratio ≤ 0.5, aim 0.25.")


main(sys.argv[1], sys.argv[2:])
