# SPDX-License-Identifier: MIT
"""A drawn dog put together from the side, as layers in mm.

Outlines come from dog_shapes and dog_heads; rooms, cameras and pixels belong elsewhere.
"""

from __future__ import annotations

from core.keeping.dog_heads import side_head
from core.keeping.dog_looks import Look
from core.keeping.dog_shapes import (
    Figure,
    Joints,
    Layer,
    between,
    fall_of,
    fore_leg,
    fringe,
    hind_leg,
    joints,
    mix,
    moved,
    oval,
    ribbon,
    smooth,
    tail,
    trunk,
)


def side_view(look: Look, near: float, far: float, crouch: float) -> Figure:
    """Return the dog from its left side, nose to the left; near and far are thigh muscle 0 to 1."""
    at = joints(look, crouch)
    layers = (
        *_far_legs(look, at, far),
        *_tail_layers(look, crouch),
        Layer(fore_leg(look), look.coat, "fore"),
        Layer(hind_leg(look, at, near), look.coat, "hind"),
        *_trunk_layers(look, crouch),
        *_fore_layers(look),
        *_hind_layers(look, at, near),
        *side_head(look),
    )
    fall = fall_of(look, crouch)
    croup = (look.length * 0.86, mix(look.height, look.rump_y, 0.70) - 0.50 * fall - 0.028 * look.height)
    points = {
        "trochanter": at.trochanter,
        "stifle": at.stifle,
        "tarsus": at.tarsus,
        "metatarsus": at.metatarsus,
        "withers": (look.length * 0.19, look.height * 0.985),
        "tail_base": (look.length * 0.955, look.rump_y * 0.965 - fall),
        "croup": croup,
    }
    return Figure(layers, points)


def _far_legs(look: Look, at: Joints, muscle: float) -> tuple[Layer, ...]:
    hind = moved(hind_leg(look, at, muscle), -0.115 * look.length, 0.05 * look.limb)
    fore = moved(fore_leg(look), 0.10 * look.length, 0.05 * look.limb)
    layers = [Layer(hind, look.far, "far_hind"), Layer(fore, look.far, "far_fore")]
    if look.markings == "white":
        for name, x in (("far_hind", at.paw[0] - 0.115 * look.length), ("far_fore", look.length * 0.305)):
            sock = oval((x, 0), 2.2 * look.limb, look.chest_y * 0.36)
            layers.append(Layer(sock, "#BDBAB5", clip=(name,), soft=5, opacity=0.95))
    return tuple(layers)


def _tail_layers(look: Look, crouch: float) -> tuple[Layer, ...]:
    path, tip = tail(look, crouch)
    layers = [Layer(path, look.coat, "tail")]
    if look.markings == "white":
        layers.append(Layer(tip, look.pale, clip=("tail",), soft=8))
    under = moved(path, 0.01 * look.height, -0.045 * look.height)
    layers.append(Layer(under, look.shade, clip=("tail",), soft=0.03 * look.height, opacity=0.35))
    return tuple(layers)


def _trunk_layers(look: Look, crouch: float) -> tuple[Layer, ...]:
    body = trunk(look, crouch)
    deep, length = look.height - look.chest_y, look.length
    fall = fall_of(look, crouch)
    belly = ribbon(
        [
            (0.02 * length, look.chest_y + 0.22 * deep),
            (0.22 * length, look.chest_y - 0.02 * deep),
            (0.48 * length, look.chest_y - 0.02 * deep),
            (0.76 * length, look.tuck_y - 0.02 * deep - 0.5 * fall),
            (0.92 * length, look.tuck_y - 0.6 * fall),
        ],
        [0.06 * deep, 0.13 * deep, 0.13 * deep, 0.11 * deep, 0.1 * deep],
    )
    back = ribbon(
        [
            (0.10 * length, look.height * 1.04),
            (0.35 * length, look.height * 0.985),
            (0.60 * length, look.height * 0.975 - 0.3 * fall),
            (0.92 * length, look.rump_y * 0.99 - fall),
        ],
        [0.05 * deep, 0.08 * deep, 0.08 * deep, 0.05 * deep],
    )
    shoulder = oval((0.20 * length, look.chest_y + 0.55 * deep), 0.13 * length, 0.30 * deep, 62)
    ribs = oval((0.46 * length, look.chest_y + 0.48 * deep), 0.17 * length, 0.30 * deep)
    return (
        Layer(body, look.coat, "trunk"),
        Layer(back, look.light, clip=("trunk",), soft=0.10 * deep, opacity=0.50),
        Layer(ribs, look.light, clip=("trunk",), soft=0.16 * deep, opacity=0.20),
        Layer(belly, look.shade, clip=("trunk",), soft=0.10 * deep, opacity=0.55),
        *_breast(look),
        Layer(
            moved(shoulder, 0.035 * length, -0.05 * deep), look.shade, clip=("trunk",), soft=0.08 * deep, opacity=0.35
        ),
        Layer(shoulder, look.coat, clip=("trunk",), soft=0.06 * deep, opacity=0.6),
        *_collar(look),
    )


def _breast(look: Look) -> tuple[Layer, ...]:
    """Return the white ruff of the collie, or the pale breast of the others."""
    length, high, head = look.length, look.height, look.head
    deep = high - look.chest_y
    nape = (look.eye_x + 0.34 * head, look.eye_y + 0.06 * head)
    if look.markings == "white":
        ruff = smooth(
            [
                (nape[0] + 0.22 * head, nape[1] - 0.12 * head),
                (0.135 * length, high - 0.05 * deep),
                (0.115 * length, high - 0.32 * deep),
                (0.155 * length, high - 0.62 * deep),
                (0.16 * length, look.chest_y - 0.1 * deep),
                (-0.2 * length, look.chest_y),
                (-0.3 * length, look.eye_y - 0.2 * head),
                (nape[0] - 0.05 * head, nape[1] - 0.1 * head),
            ]
        )
        return (Layer(ruff, look.pale, clip=("trunk",), soft=7),)
    breast = oval((-0.02 * length, look.chest_y + 0.52 * deep), 0.10 * length, 0.42 * deep, 14)
    return (Layer(breast, look.light, clip=("trunk",), soft=0.10 * deep, opacity=0.55),)


def _collar(look: Look) -> tuple[Layer, ...]:
    head, high = look.head, look.height
    top = (look.eye_x + 0.60 * head, mix(look.eye_y, high, 0.30))
    low = (look.eye_x + 0.10 * head, mix(look.eye_y - 0.24 * head, high * 0.72, 0.36))
    middle = between(top, low, 0.5)
    band = ribbon([top, (middle[0] + 0.07 * head, middle[1] - 0.06 * head), low], [0.042 * head] * 3)
    tag = (low[0] + 0.12 * head, low[1] - 0.04 * head)
    return (
        Layer(moved(band, 0.02 * head, -0.035 * head), look.shade, clip=("trunk",), soft=0.03 * head, opacity=0.45),
        Layer(band, look.collar, clip=("trunk",)),
        Layer(oval(tag, 0.042 * head, 0.042 * head), "#D9B45A"),
        Layer(oval((tag[0] - 0.01 * head, tag[1] + 0.012 * head), 0.018 * head, 0.014 * head), "#F3E2AE"),
    )


def _fore_layers(look: Look) -> tuple[Layer, ...]:
    w, leg = look.limb, fore_leg(look)
    fx, ey = look.length * 0.205, look.chest_y + 0.25 * look.limb
    edge = Layer(moved(leg, 0.26 * w, -0.05 * w), look.shade, clip=("trunk",), soft=0.30 * w, opacity=0.34)
    layers = [edge, Layer(leg, look.coat, clip=("trunk",), soft=0.42 * w), *_fringes(look)]
    if look.markings == "white":
        sock = [(fx - 2 * w, -w), (fx + 2 * w, -w), (fx + 1.6 * w, ey * 0.72), (fx, ey * 0.86), (fx - 2 * w, ey * 1.12)]
        layers.append(Layer(smooth(sock), look.pale, clip=("fore",), soft=5))
    back = ribbon([(fx + 0.62 * w, ey), (fx + 0.45 * w, ey * 0.5), (fx + 0.5 * w, 0)], [0.2 * w] * 3)
    layers.append(Layer(back, look.shade, clip=("fore",), soft=0.22 * w, opacity=0.38))
    return (*layers, *_toes(look, fx, "fore"))


def _fringes(look: Look) -> tuple[Layer, ...]:
    """Return the long hair of breast, belly and forelegs; nothing on a smooth coat."""
    if look.tail != "plume":
        return ()
    w, fx, deep = look.limb, look.length * 0.205, look.height - look.chest_y
    belly = [
        (0.28 * look.length, look.chest_y + 0.01 * deep),
        (0.48 * look.length, look.chest_y + 0.01 * deep),
        (0.70 * look.length, look.tuck_y + 0.01 * deep),
    ]
    leg = [(fx + 0.55 * w, look.chest_y), (fx + 0.40 * w, look.chest_y * 0.7), (fx + 0.28 * w, look.chest_y * 0.4)]
    breast = [
        (-0.02 * look.length, look.chest_y + 0.62 * deep),
        (0.02 * look.length, look.chest_y + 0.3 * deep),
        (0.11 * look.length, look.chest_y + 0.1 * deep),
    ]
    return (
        Layer(fringe(belly, (0.045 * look.length, -0.12 * deep), 6), look.coat, "trunk"),
        Layer(fringe(leg, (0.42 * w, -0.55 * w), 4), look.coat, "fore"),
        Layer(fringe(breast, (-0.02 * look.length, -0.13 * deep), 4), look.pale, "trunk"),
    )


def _toes(look: Look, x: float, name: str) -> tuple[Layer, ...]:
    w = look.limb
    lines = [
        ((x - d * w, 0.02 * w), (x - (d - 0.04) * w, 0.16 * w), (x - (d - 0.10) * w, 0.28 * w)) for d in (0.78, 0.5)
    ]
    return tuple(
        Layer(ribbon(line, [0.025 * w, 0.03 * w, 0.01 * w]), look.shade, clip=(name,), opacity=0.55) for line in lines
    )


def _hind_layers(look: Look, at: Joints, muscle: float) -> tuple[Layer, ...]:
    w, m, leg = look.limb, muscle, hind_leg(look, at, muscle)
    t = at.trochanter[1] - at.stifle[1]
    hx, hy = at.trochanter
    edge = Layer(moved(leg, -0.34 * w, -0.06 * w), look.shade, clip=("trunk",), soft=0.40 * w, opacity=0.40)
    layers = [edge, Layer(leg, look.coat, clip=("trunk",), soft=0.55 * w)]
    if look.tail == "plume":
        line = [
            (hx + 0.38 * t, hy - 0.1 * t),
            (hx + (0.34 + 0.2 * m) * t, hy - 0.45 * t),
            (hx + (0.16 + 0.2 * m) * t, hy - 0.95 * t),
        ]
        layers.append(Layer(fringe(line, (0.13 * t, -0.16 * t), 4), look.coat, "hind"))
    if look.markings == "white":
        sock = oval((at.paw[0], 0), 2.4 * w, look.hock_y * 0.74)
        layers.append(Layer(sock, look.pale, clip=("hind",), soft=5))
    rear = ribbon(
        [(hx + 0.74 * t, hy), (hx + 0.62 * t, hy - 0.6 * t), between(at.stifle, at.tarsus, 0.7)],
        [0.18 * t, 0.16 * t, 0.03 * t],
    )
    full = oval((hx - 0.06 * t, hy - 0.20 * t), (0.18 + 0.14 * m) * t, (0.46 + 0.14 * m) * t, 14)
    calf = oval(between(at.stifle, at.tarsus, 0.34), 0.5 * w, (0.16 + 0.12 * m) * t, 30)
    layers += [
        Layer(rear, look.shade, clip=("hind",), soft=0.14 * t, opacity=0.42),
        Layer(full, look.light, clip=("hind",), soft=0.36 * t, opacity=0.16 + 0.40 * m),
        Layer(calf, look.light, clip=("hind",), soft=0.10 * t, opacity=0.12 + 0.25 * m),
        *_hollows(look, at, muscle),
        *_toes(look, at.paw[0], "hind"),
    ]
    return tuple(layers)


def _hollows(look: Look, at: Joints, muscle: float) -> tuple[Layer, ...]:
    """Return the hollows and the hip bone that show through a thin thigh; nothing when it is full."""
    if muscle >= 0.8:
        return ()
    thin, (hx, hy) = 0.8 - muscle, at.trochanter
    t = hy - at.stifle[1]
    front = ribbon(
        [(hx - 0.34 * t, hy + 0.24 * t), (hx - 0.18 * t, hy - 0.16 * t), (hx - 0.36 * t, hy - 0.66 * t)],
        [0.03 * t, 0.11 * t, 0.03 * t],
    )
    back = ribbon(
        [(hx + 0.22 * t, hy + 0.14 * t), (hx + 0.22 * t, hy - 0.34 * t), (hx - 0.02 * t, hy - 0.80 * t)],
        [0.03 * t, 0.10 * t, 0.03 * t],
    )
    bone = oval((hx + 0.02 * t, hy + 0.05 * t), 0.12 * t, 0.10 * t)
    hip = oval((hx - 0.28 * t, hy + 0.42 * t), 0.15 * t, 0.08 * t, -24)
    lit = min(1.0, 0.9 * thin)
    return (
        *(Layer(p, look.shade, clip=("hind", "trunk"), soft=0.13 * t, opacity=0.9 * thin) for p in (front, back)),
        *(Layer(p, look.light, clip=("hind", "trunk"), soft=0.10 * t, opacity=lit) for p in (bone, hip)),
    )
