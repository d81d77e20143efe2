"""Where each county's two-line label (short name, value) is centred.

Set by search and by eye for 13 px type on a map 760 px wide: clear of each other with
7-digit values, mostly inside the own county, off the Yangtze's main stem (渝北 lies so
narrow on the bank that this holds there for values of 5 digits). A test holds all that.
"""

#: adcode to (lon, lat) in degrees: the point between the two lines.
LABELS: dict[str, tuple[float, float]] = {
    "500116": (106.296, 29.057),  # 江津
    "500113": (106.726, 29.321),  # 巴南
    "500112": (106.736, 29.85),  # 渝北
    "500115": (107.163, 29.989),  # 长寿
    "500102": (107.127, 29.528),  # 涪陵
    "500156": (107.781, 29.366),  # 武隆
    "500230": (107.919, 29.792),  # 丰都
    "500240": (108.315, 30.108),  # 石柱
    "500233": (107.758, 30.364),  # 忠县
    "500101": (108.623, 30.649),  # 万州
    "500154": (108.369, 31.246),  # 开州
    "500235": (108.85, 31.135),  # 云阳
    "500236": (109.372, 30.807),  # 奉节
    "500238": (109.496, 31.503),  # 巫溪
    "500237": (109.952, 31.231),  # 巫山
    "422823": (110.285, 30.607),  # 巴东
    "420526": (110.864, 31.32),  # 兴山
    "420527": (110.657, 30.801),  # 秭归
    "420506": (111.228, 30.995),  # 夷陵
}
