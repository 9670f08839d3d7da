"""How the window looks: one palette for light, one for dark, one accent, a grid of four pixels, hairlines.

Every widget takes its colours from `theme_of(self)` when it paints, so that a switch needs no message of its own:
Qt sends `PaletteChange` to all widgets, and they paint again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QWidget

from briefbook.storage.shipped import resources

GRID = 4
"""Logical pixels; every distance is a multiple."""
GAP = 2 * GRID
MARGIN = 3 * GRID
ROW_HEIGHT = 7 * GRID
BAR_HEIGHT = 12 * GRID
RADIUS = GRID
LEAST_TARGET = 6 * GRID
"""The least side of something to click, in logical pixels."""

_DARK_BELOW = 128


@dataclass(frozen=True)
class Theme:
    """Named colours. All text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3)."""

    name: str
    ground: str
    """Fields, lists, the bar."""
    panel: str
    """Columns and the status bar."""
    desk: str
    """What the pages lie on."""
    hover: str
    hairline: str
    border: str
    """The edge of something that can be typed in or pressed."""
    text: str
    muted: str
    faint: str
    """Rows an edition leaves out; never the only carrier of meaning."""
    disabled: str
    """What cannot be pressed now, which alone may be paler than text."""
    accent: str
    on_accent: str
    accent_fill: str
    """The ground of the primary button."""
    selection: str
    """The ground of selected rows and the tint of selected lines."""
    error: str
    warning: str
    hint: str
    marking_text: str
    marking_ground: str
    found: str
    """The ground of words a search found."""
    kinds: Mapping[str, str]
    """The ground of a kind's letter, which is white (dark: near black), by kind."""
    on_kind: str

    @property
    def is_dark(self) -> bool:
        """Whether it is a dark theme."""
        return QColor(self.ground).lightness() < _DARK_BELOW

    def colour(self, name: str) -> QColor:
        """A colour by its name, for painting."""
        return QColor(getattr(self, name))

    def kind(self, name: str) -> QColor:
        """The ground of a kind's letter."""
        return QColor(self.kinds.get(name, self.muted))


_LIGHT_KINDS = {
    "section": "#5b6472",
    "text": "#55607a",
    "find": "#6b5b95",
    "picture": "#7a5c3e",
    "break": "#5b6472",
    "missing": "#b3261e",
    "person": "#8a4b9e",
    "body": "#4f5663",
    "country": "#2f6f8f",
    "relations": "#7a4fa3",
    "meeting": "#1f6f9f",
    "agreement": "#6d55b5",
    "trade": "#8f6410",
    "figure": "#8f6410",
    "cooperation": "#2b7a55",
    "project": "#3c7a3a",
    "regional": "#a3502b",
    "point": "#a83a63",
    "quote": "#5c6a2e",
}

_DARK_KINDS = {
    "section": "#9aa3b2",
    "text": "#a3b0cc",
    "find": "#b9a9e0",
    "picture": "#cfae8b",
    "break": "#9aa3b2",
    "missing": "#f28b82",
    "person": "#d6a0e6",
    "body": "#aab2bf",
    "country": "#7fc1e0",
    "relations": "#c4a1ea",
    "meeting": "#74bde8",
    "agreement": "#b3a3ee",
    "trade": "#dcb45c",
    "figure": "#dcb45c",
    "cooperation": "#77c9a0",
    "project": "#8fca8c",
    "regional": "#eba37f",
    "point": "#ee91b3",
    "quote": "#b5c47c",
}

LIGHT = Theme(
    name="light",
    ground="#ffffff",
    panel="#fafafb",
    desk="#e5e7ea",
    hover="#f0f2f5",
    hairline="#e2e4e8",
    border="#868c96",
    text="#1c222c",
    muted="#5d6673",
    faint="#616975",
    disabled="#858d99",
    accent="#1a5dc2",
    on_accent="#ffffff",
    accent_fill="#1f62c9",
    selection="#dfeafb",
    error="#b3261e",
    warning="#8f5f06",
    hint="#5d6673",
    marking_text="#a3211a",
    marking_ground="#fbe4e2",
    found="#fff0b3",
    kinds=_LIGHT_KINDS,
    on_kind="#ffffff",
)

DARK = Theme(
    name="dark",
    ground="#1c1d20",
    panel="#222327",
    desk="#131416",
    hover="#2b2d32",
    hairline="#33353b",
    border="#757982",
    text="#e3e5e9",
    muted="#a3a9b4",
    faint="#9ba1ac",
    disabled="#757c88",
    accent="#86b2fb",
    on_accent="#ffffff",
    accent_fill="#306dd2",
    selection="#26374f",
    error="#f58f86",
    warning="#e2b25a",
    hint="#a3a9b4",
    marking_text="#ffb3ad",
    marking_ground="#4a2422",
    found="#4a3f10",
    kinds=_DARK_KINDS,
    on_kind="#16171a",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def theme_of(widget: QWidget) -> Theme:
    """The theme a widget is shown in."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """Qt's palette of a theme, so that plain widgets need no style sheet."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.ground,
        role.AlternateBase: theme.panel,
        role.ToolTipBase: theme.ground,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Text: theme.text,
        role.Button: theme.ground,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.ground,
        role.Midlight: theme.hover,
        role.Mid: theme.hairline,
        role.Dark: theme.border,
        role.Shadow: theme.border,
    }
    for one, colour in colours.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.disabled))
    return palette


def style_sheet(theme: Theme) -> str:
    """The few things a palette cannot say. Parts are named by the property `role` (heading, primary, link, chip)."""
    icons = resources() / "interface" / "icons"
    files = {name: f"{file}-{theme.name}.svg" for name, file in _TURNED.items()}
    files |= {"check": "check.svg", "dot": "dot.svg"}
    pictures = {name: (icons / file).as_posix() for name, file in files.items()}
    sizes = {"grid": GRID, "gap": GAP, "margin": MARGIN, "radius": RADIUS, "row": LEAST_TARGET}
    return _SHEET.format_map({**theme.__dict__, **sizes, **pictures})


_TURNED = {"arrow": "down", "left": "left", "right": "right"}

_SHEET = """
QToolTip {{ color: {text}; background: {ground}; border: 1px solid {border}; padding: {grid}px; }}
QMenuBar {{ background: {ground}; border-bottom: 1px solid {hairline}; padding: 2px {grid}px; }}
QMenuBar::item {{ background: transparent; padding: {grid}px {gap}px; border-radius: {radius}px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {ground}; border: 1px solid {border}; padding: {grid}px 0; }}
QMenu::item {{ padding: {grid}px 28px {grid}px {margin}px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: {grid}px 0; }}
QStatusBar {{ background: {panel}; border-top: 1px solid {hairline}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {hairline}; }}
QPushButton {{ background: {ground}; border: 1px solid {border}; border-radius: {radius}px;
    padding: {grid}px {margin}px; min-height: 18px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {disabled}; border-color: {hairline}; }}
QPushButton[role="primary"] {{ background: {accent_fill}; color: {on_accent}; border-color: {accent_fill}; }}
QPushButton[role="primary"]:disabled {{ background: {hover}; color: {disabled}; border-color: {hairline}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; padding: 3px 11px; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {accent};
    padding: 2px {grid}px; text-align: left; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border-color: {accent}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {radius}px;
    padding: {grid}px {gap}px; min-height: 18px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:checked {{ background: {selection}; color: {text}; }}
QToolButton:disabled {{ color: {disabled}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[role="framed"] {{ background: {ground}; border-color: {border}; padding: 3px {gap}px; }}
QToolButton[role="framed"]:hover {{ background: {hover}; }}
QToolButton[role="framed"]:focus {{ border-color: {accent}; }}
QToolButton[role="chip"] {{ background: {hover}; border-radius: 11px; padding: 2px 10px; }}
QToolButton[role="chip"]:checked {{ background: {selection}; color: {accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox {{ background: {ground}; color: {text};
    border: 1px solid {border}; border-radius: {radius}px; padding: 3px {gap}px; placeholder-text-color: {muted};
    selection-background-color: {selection}; selection-color: {text}; }}
QLineEdit, QSpinBox, QComboBox {{ min-height: 20px; }}
QLineEdit {{ padding: 3px 6px; }}
QComboBox:editable {{ padding-left: 6px; }}
QComboBox QLineEdit {{ border: none; padding: 0; min-height: 0; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus {{ border-color: {accent}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {disabled}; border-color: {hairline}; }}
QComboBox::drop-down {{ border: none; background: transparent; width: 24px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 16px; height: 16px; }}
QCheckBox, QRadioButton {{ spacing: {gap}px; padding: 1px; border: 1px solid transparent; border-radius: {radius}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px;
    background: {ground}; border: 1px solid {border}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {accent_fill};
    border-color: {accent_fill}; image: url("{check}"); }}
QRadioButton::indicator:checked {{ background: {accent_fill}; border-color: {accent_fill}; image: url("{dot}"); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {hairline}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {disabled}; }}
QComboBox QAbstractItemView {{ border: 1px solid {border}; selection-background-color: {selection};
    selection-color: {text}; }}
QLineEdit QToolButton {{ border: none; padding: 0; min-height: 0; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {hairline}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {muted}; border: none; border-bottom: 2px solid transparent;
    padding: {gap}px {grid}px; margin: 0 {gap}px; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom-color: {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ border-bottom-color: {accent}; color: {text}; }}
QAbstractItemView {{ background: {ground}; border: none; outline: 0; }}
QAbstractItemView[role="on-panel"] {{ background: {panel}; }}
QAbstractItemView[role="popup"] {{ border: 1px solid {border}; padding: 2px; }}
QAbstractItemView[role="popup"]::item, QComboBox QAbstractItemView::item {{ min-height: {row}px; padding: 0 5px; }}
QAbstractItemView[role="popup"]::item:selected, QComboBox QAbstractItemView::item:selected {{
    background: {selection}; color: {text}; }}
QCalendarWidget {{ border: 1px solid {border}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {ground}; }}
QCalendarWidget QToolButton {{ font-weight: 600; }}
QCalendarWidget QToolButton#qt_calendar_prevmonth {{ qproperty-icon: none; image: url("{left}"); }}
QCalendarWidget QToolButton#qt_calendar_nextmonth {{ qproperty-icon: none; image: url("{right}"); }}
QHeaderView::section {{ background: {panel}; border: none; border-bottom: 1px solid {hairline};
    padding: {grid}px {gap}px; font-weight: 600; color: {muted}; text-align: left; }}
QTableWidget::item {{ padding: 0 5px; }}
QProgressBar {{ background: {hover}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {accent_fill}; border-radius: 2px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLabel[role="heading"] {{ color: {muted}; font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="title"] {{ color: {text}; font-weight: 600; }}
QLabel[role="error"] {{ color: {error}; }}
QLabel[role="warning"] {{ color: {warning}; }}
QLabel[role="marking"] {{ color: {marking_text}; background: {marking_ground}; border-radius: 3px; padding: 1px 5px; }}
QFrame[role="card"] {{ background: {ground}; border: 1px solid {hairline}; border-radius: 6px; }}
QFrame[role="notice"] {{ background: {selection}; border-bottom: 1px solid {hairline}; }}
QFrame[role="popup"] {{ background: {ground}; border: 1px solid {border}; }}
QWidget[role="sheet"] {{ background: {ground}; }}
QFrame[role="hairline"] {{ background: {hairline}; border: none; }}
QWidget[role="bar"] {{ background: {ground}; border-bottom: 1px solid {hairline}; }}
QWidget[role="panel-bar"] {{ background: {panel}; border-bottom: 1px solid {hairline}; }}
"""


def set_role(widget: QWidget, role: str) -> None:
    """Say which part of the style sheet a widget follows."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def system_font() -> QFont:
    """The system's own font at its own size."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def scaled(font: QFont, factor: float, *, is_bold: bool = False) -> QFont:
    """The same font, larger or smaller."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    if is_bold:
        other.setWeight(QFont.Weight.DemiBold)
    return other
