# SPDX-License-Identifier: MIT
"""The vet's page as plain text: the words of the same Report, reviewed without a printer."""

from __future__ import annotations

from core.words.blocks import Block, Chart, Charts, Numbered, Paragraph, Report, Table
from core.words.i18n import _


def write(report: Report) -> str:
    """Return the report as lines of text, in reading order; charts as their titles, latest values and n."""
    lines = [report.title, report.subtitle, *report.patient]
    if report.sample:
        lines.append(_("Sample dog"))
    for section in report.sections:
        title = f"{section.title} ({section.aside})" if section.aside else section.title
        lines += ["", title, "-" * len(title)]
        for block in section.blocks:
            lines += _block(block)
    lines += ["", report.footer_left, report.footer_name]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return ["".join(run.text for run in block.runs).strip()]
    if isinstance(block, Numbered):
        return [f"{number}. {line}" for number, line in enumerate(block.lines, 1)]
    if isinstance(block, Table):
        return [" | ".join(row) for row in (block.headers, *block.rows)]
    if isinstance(block, Charts):
        return [_chart(chart) for chart in block.charts]
    return [figure.caption for figure in block.figures]


def _chart(chart: Chart) -> str:
    if chart.bars:
        bars = "; ".join(f"{bar.name}: {bar.label}" for bar in chart.bars if bar.label)
        return f"{chart.title} ({chart.subtitle}): {bars}"
    ends = []
    for trace in chart.traces:
        name = f"{trace.label} " if trace.label else ""
        ends.append(f"{name}{trace.dots[0].value:g} … {trace.dots[-1].value:g}" if trace.dots else name)
    return f"{chart.title} ({chart.subtitle}): {'; '.join(ends)}. {chart.footnote}".rstrip()
