#!/usr/bin/env python3
"""Publishes a graph of generated packages to a registry and prints the kcl.mod of a project on it.

    publish_graph.py HOST:PORT [--packages N] [--layers N] [--seed N] [--wide]

The packages form layers; each depends on three of the next layer, so that nearly every package is
reached on several ways. Every tenth package has a second version that some of its parents ask for.
With --wide the project depends on all packages, else on those of the first layer. The registry is
spoken to over http and asks for no login.
"""
import argparse
import gzip
import hashlib
import http.client
import io
import json
import random
import tarfile

EMPTY = b"{}"
EMPTY_TYPE = "application/vnd.oci.empty.v1+json"
LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip"
MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json"


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def descriptor(media_type, content):
    return {"mediaType": media_type, "digest": digest(content), "size": len(content)}


def tar_gz(files):
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, text in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
    return gzip.compress(plain.getvalue(), mtime=0)


class Registry:
    def __init__(self, host):
        self.host = host
        self.connection = http.client.HTTPConnection(host)

    def request(self, method, path, body=None, headers=None):
        self.connection.request(method, path, body, headers or {})
        answer = self.connection.getresponse()
        answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status}")
        return answer

    def push(self, repository, tag, layer, annotations):
        for blob in (EMPTY, layer):
            start = self.request("POST", f"/v2/{repository}/blobs/uploads/")
            location = start.headers["Location"].removeprefix(f"http://{self.host}")
            place = f"{location}{'&' if '?' in location else '?'}digest={digest(blob)}"
            self.request("PUT", place, blob, {"Content-Type": "application/octet-stream"})
        manifest = json.dumps({
            "schemaVersion": 2,
            "mediaType": MANIFEST_TYPE,
            "artifactType": LAYER_TYPE,
            "config": descriptor(EMPTY_TYPE, EMPTY),
            "layers": [descriptor(LAYER_TYPE, layer)],
            "annotations": annotations,
        }).encode()
        self.request("PUT", f"/v2/{repository}/manifests/{tag}", manifest,
                     {"Content-Type": MANIFEST_TYPE})


def kcl_mod(name, version, dependencies):
    lines = ["[package]", f'name = "{name}"', 'edition = "v0.12.4"', f'version = "{version}"']
    if dependencies:
        lines += ["", "[dependencies]"]
        lines += [f'{key} = "{wanted}"' for key, wanted in sorted(dependencies.items())]
    return ("\n".join(lines) + "\n").encode()


def graph(packages, layers, chance):
    """Name and version of each package with what it depends on."""
    size = packages // layers
    names = [[f"p{layer}_{i}" for i in range(size)] for layer in range(layers)]
    versions = {}
    left = packages - size * layers
    for layer in names:
        for i, name in enumerate(layer):
            versions[name] = ["1.0.0", "1.1.0"] if i % 10 == 0 else ["1.0.0"]
    nodes = {}
    for depth, layer in enumerate(names):
        for name in layer:
            for version in versions[name]:
                below = names[depth + 1] if depth + 1 < layers else []
                wanted = chance.sample(below, min(3, len(below)))
                nodes[name, version] = {key: chance.choice(versions[key]) for key in wanted}
    for i in range(left):
        nodes[f"q{i}", "1.0.0"] = {}
    return names, nodes


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("host")
    arguments.add_argument("--repository", default="graph")
    arguments.add_argument("--packages", type=int, default=1000)
    arguments.add_argument("--layers", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--wide", action="store_true")
    given = arguments.parse_args()
    names, nodes = graph(given.packages, given.layers, random.Random(given.seed))
    registry = Registry(given.host)
    for (name, version), dependencies in nodes.items():
        files = {
            "kcl.mod": kcl_mod(name, version, dependencies),
            "main.k": f'schema Settings:\n    name: str = "{name}"\n'.encode(),
        }
        registry.push(f"{given.repository}/{name}", version, tar_gz(files), {
            "org.kcllang.package.name": name,
            "org.kcllang.package.version": version,
            "org.kcllang.package.description": "",
        })
    direct = [name for layer in names for name in layer] if given.wide else names[0]
    print(kcl_mod("bench", "0.0.1", {name: "1.0.0" for name in direct}).decode(), end="")


if __name__ == "__main__":
    main()
