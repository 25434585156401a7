"""CVODE built from source for this machine, and programs that run one exported arm with it."""

import os
import pathlib
import re
import subprocess

import sbml_model

HERE = pathlib.Path(__file__).resolve().parent
FLAGS = ["-O3", "-march=native"]

# The parts of SuiteSparse that KLU needs; AMD wants to be told its kind of integer.
KLU_PARTS = {
    "suitesparseconfig": ("SuiteSparse_config", []),
    "amd": ("AMD/Source", ["-DDINT"]),
    "colamd": ("COLAMD/Source", []),
    "btf": ("BTF/Source", []),
    "klu": ("KLU/Source", []),
}


def call(command: list, **options) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run([str(c) for c in command], capture_output=True, encoding="utf-8", errors="replace", **options)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def build_klu(source: pathlib.Path, to: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Static libraries and headers of KLU."""
    headers, libraries = to / "include", to / "lib"
    if (libraries / "libklu.a").exists():
        return headers, libraries
    headers.mkdir(parents=True, exist_ok=True)
    libraries.mkdir(parents=True, exist_ok=True)
    for folder in ("SuiteSparse_config", "AMD/Include", "COLAMD/Include", "BTF/Include", "KLU/Include"):
        for header in (source / folder).glob("*.h"):
            (headers / header.name).write_bytes(header.read_bytes())
    for name, (folder, extra) in KLU_PARTS.items():
        objects = []
        for file in sorted((source / folder).glob("*.c")):
            objects.append(to / f"{name}_{file.stem}.o")
            call(["cc", *FLAGS, "-DNTIMER", *extra, "-I", headers, "-c", file, "-o", objects[-1]])
        call(["ar", "rcs", libraries / f"lib{name}.a", *objects])
    return headers, libraries


def build(sundials: pathlib.Path, suitesparse: pathlib.Path | None, to: pathlib.Path) -> dict:
    """Static libraries of CVODE; what to compile and link against them with, and what they are."""
    prefix, options = to / "sundials", []
    flags = " ".join(FLAGS)
    headers = libraries = None
    if suitesparse:
        headers, libraries = build_klu(suitesparse, to / "klu")
        options = ["-DENABLE_KLU=ON", f"-DKLU_INCLUDE_DIR={headers}", f"-DKLU_LIBRARY_DIR={libraries}", "-DKLU_WORKS=ON"]
        options += [f"-D{n.upper()}_LIBRARY={libraries}/lib{n}.a" for n in KLU_PARTS]
    if not list(prefix.glob("lib*/libsundials_cvode.a")):
        off = [f"-DBUILD_{name}=OFF" for name in ("ARKODE", "CVODES", "IDA", "IDAS", "KINSOL", "SHARED_LIBS")]
        off += ["-DEXAMPLES_ENABLE_C=OFF", "-DEXAMPLES_ENABLE_CXX=OFF", "-DEXAMPLES_INSTALL=OFF"]
        shape = ["-DSUNDIALS_INDEX_SIZE=32", "-DCMAKE_BUILD_TYPE=None", f"-DCMAKE_C_FLAGS={flags} -DNDEBUG"]
        shape += [f"-DCMAKE_INSTALL_PREFIX={prefix}", "-DCMAKE_POLICY_VERSION_MINIMUM=3.5"]
        call(["cmake", "-S", sundials, "-B", to / "build", *off, *shape, *options])
        call(["cmake", "--build", to / "build", "--target", "install", "-j2"])
    archive = next(prefix.glob("lib*/libsundials_cvode.a")).parent
    config = (prefix / "include/sundials/sundials_config.h").read_text()
    version = re.search(r'SUNDIALS_VERSION "([^"]+)"', config).group(1)
    names = ["cvode", "nvecserial", "sunmatrixdense", "sunlinsoldense"]
    compile_with = ["-I", prefix / "include"]
    link = []
    if suitesparse:
        names += ["sunlinsolklu", "sunmatrixsparse"]
        compile_with += ["-I", headers, "-DWITH_KLU"]
        link = [libraries / f"lib{n}.a" for n in ("klu", "btf", "amd", "colamd", "suitesparseconfig")]
    link = [archive / f"libsundials_{n}.a" for n in names] + link + ["-lm"]
    klu = ""
    if suitesparse:
        klu = re.search(r"KLU_MAIN_VERSION (\d+)\s+#define KLU_SUB_VERSION (\d+)", (headers / "klu.h").read_text())
        klu = ".".join(klu.groups())
    compiler = call(["cc", "--version"]).splitlines()[0]
    return {"compile": compile_with, "link": link, "version": version, "klu": klu, "flags": flags, "cc": compiler}


def program(libraries: dict, model: sbml_model.Model, scale: list[float], folder: pathlib.Path) -> pathlib.Path:
    """Compiles the program of one arm."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.h").write_text(sbml_model.in_c(model, scale))
    made = folder / "cvode"
    call(["cc", *FLAGS, "-DNDEBUG", "-I", folder, *libraries["compile"], HERE / "cvode.c", "-o", made, *libraries["link"]])
    return made


class Served:
    """A program that answers one line to each command."""

    def __init__(self, *command) -> None:
        quiet = open(os.devnull, "w")
        self.process = subprocess.Popen(
            [str(c) for c in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, text=True
        )

    def ask(self, line: str) -> str:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer or answer.startswith("failed"):
            raise RuntimeError(f"{line}: {answer or 'no answer'}")
        return answer

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()
