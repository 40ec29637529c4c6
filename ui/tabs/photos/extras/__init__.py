# SPDX-License-Identifier: MIT
"""What the Photos tab offers in its menu: the blind look, the time-lapse, the pose guide."""
