"""The rules of the stylesheet, with places for colours, lengths and font sizes; focus never changes a border."""

from __future__ import annotations

TEXTS = """
QWidget { color: $text; }
QMainWindow, QDialog { background: $bg; }
QDialog[role="dialog"] { background: $surface; border: 1px solid $borderControl; border-radius: $px(8); }
QLabel { background: transparent; }
QLabel[role="small"] { font-size: $type(small); }
QLabel[role="smallStrong"] { font-size: $type(small); font-weight: bold; }
QLabel[role="hint"] { font-size: $type(small); color: $textMuted; }
QLabel[role="tableHead"] { font-size: $type(small); font-weight: bold; color: $textMuted; }
QLabel[role="label"], QLabel[role="strong"] { font-weight: bold; }
QLabel[role="muted"] { color: $textMuted; }
QLabel[role="heading"] { font-size: $type(heading); font-weight: bold; }
QLabel[role="title"] { font-size: $type(title); font-weight: bold; }
QLabel[role="code"] { font-size: $type(code); font-weight: bold; letter-spacing: 2px; }
QLabel[role="ok"] { font-size: $type(small); color: $ok; }
QLabel[role="warn"] { font-size: $type(small); color: $warn; }
QLabel[role="error"] { font-size: $type(small); color: $error; }
QLabel[role="info"] { font-size: $type(small); color: $info; }
QLabel[role="wish"] { color: $onAccentSoft; }
QLabel:disabled { color: $textDisabled; }
QWidget[role="window"] { background: $bg; }
QWidget[role="surface"] { background: $surface; }
QWidget[role="sunken"] { background: $sunken; }
QWidget[role="topBar"] { background: $bg; border: none; border-bottom: 1px solid $border; }
QWidget[role="practice"] { background: $warnSoft; border: none; border-bottom: 2px solid $warnBorder; }
QWidget[role="talk"] { background: $infoSoft; border: none; border-bottom: 2px solid $infoBorder; }
QLabel[role="practiceWords"] { color: $warn; font-weight: bold; }
QWidget[role="leftBar"] { background: $bg; border: none; border-right: 1px solid $border; }
QWidget[role="dossierHead"] { background: $bg; border: none; border-bottom: 1px solid $border; }
QWidget[role="footer"] { background: $surface; border: none; border-top: 1px solid $border; }
QWidget[role="listFoot"] { background: $bg; border: none; border-top: 1px solid $border; }
QLabel[role="keyGroup"] { background: $surface; border: 1px solid $border; border-radius: $px(6); }
QLabel[role="failed"] { font-size: $type(small); color: $error; font-weight: bold; }
QWidget[role="line"] { background: $border; }
QWidget[role="wishBar"] { background: $accentSoft; border-radius: $px(8); }
QFrame[role="card"], QFrame[look="table"], QFrame[look="row-editor"] {
    background: $surface; border: 1px solid $border; border-radius: $px(8); }
QFrame[role="control"] { background: $surface; border: 1px solid $borderControl; border-radius: $px(8); }
QFrame[role="well"] { background: $sunken; border: none; border-radius: $px(8); }
QFrame[look="row-editor"] { background: $bg; }
QToolTip { background: $text; color: $surface; border: none; padding: $px(6) $px(8); font-size: $type(small); }
"""

CONTROLS = """
QPushButton { background: $surface; color: $text; border: 1px solid $borderControl; border-radius: $px(8);
    padding: 0 $px(15); min-height: $in(40); font-weight: bold; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:disabled { background: $sunken; border-color: $border; color: $textDisabled; }
QPushButton[small="true"] { min-height: $in(32); font-size: $type(small); padding: 0 $px(11); }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $onAccent; }
QPushButton[role="primary"]:hover { background: $accentHover; border-color: $accentHover; }
QPushButton[role="primary"]:pressed { background: $accentPressed; border-color: $accentPressed; }
QPushButton[role="primary"]:disabled { background: $sunken; border-color: $border; color: $textDisabled; }
QPushButton[role="text"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[role="text"]:hover { background: $hover; }
QPushButton[role="text"]:pressed { background: $border; }
QPushButton[role="text"]:disabled { color: $textDisabled; }
QPushButton[role="destructive"] { color: $error; border-color: $error; }
QPushButton[role="destructive"]:disabled { color: $textDisabled; border-color: $border; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: $surface; color: $text;
    border: 1px solid $borderControl; border-radius: $px(8);
    selection-background-color: $accent; selection-color: $onAccent;
    placeholder-text-color: $textMuted; }
QLineEdit { padding: 0 $px(11); min-height: $in(40); }
QLineEdit[bar="true"], QLineEdit[fit="bar"] { min-height: $in(36); }
QPlainTextEdit, QTextEdit { padding: $px(7) $px(7); }
QTextEdit[role="reading"] { background: transparent; border: none; padding: 0; }
QLineEdit[state="error"], QPlainTextEdit[state="error"], QTextEdit[state="error"], QComboBox[state="error"] {
    border: 2px solid $errorBorder; }
QLineEdit[state="warning"], QPlainTextEdit[state="warning"], QTextEdit[state="warning"], QComboBox[state="warning"] {
    border: 2px solid $warnBorder; }
QLineEdit[state="error"], QLineEdit[state="warning"] { padding: 0 $px(10); min-height: $inner(40); }
QLineEdit[inside="true"] { border: none; background: transparent; min-height: $px(36); }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled {
    background: $sunken; border-color: $border; color: $textDisabled; }
QComboBox { padding: 0 $px(4) 0 $px(11); min-height: $in(40); }
QComboBox[bar="true"] { min-height: $in(36); }
QComboBox::drop-down { border: none; width: $px(36); }
QComboBox::down-arrow { image: $sign(chevron); width: $px(16); height: $px(16); }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $borderControl; outline: none;
    padding: $px(4); selection-background-color: $accentSoft; selection-color: $onAccentSoft; }
QComboBox QAbstractItemView::item { min-height: $px(36); padding: 0 $px(8); }
QCheckBox, QRadioButton { spacing: $px(10); min-height: $px(32); background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $textDisabled; }
QCheckBox::indicator { width: $in(20); height: $in(20); border: 1px solid $borderControl; border-radius: $px(5);
    background: $surface; }
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: $sign(check); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: $sign(dash); }
QCheckBox::indicator:disabled { background: $sunken; border-color: $border; }
QRadioButton::indicator { width: $in(20); height: $in(20); border: 1px solid $borderControl; border-radius: $half(20);
    background: $surface; }
QRadioButton::indicator:hover { background: $hover; }
QRadioButton::indicator:checked { width: $dot(20); height: $dot(20); border: $px(6) solid $accent;
    background: $surface; }
QRadioButton::indicator:disabled { background: $sunken; border-color: $border; }
QProgressBar { background: $sunken; border: 1px solid $borderControl; border-radius: $half(8); height: $in(8);
    max-height: $in(8); text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: $px(3); }
"""

# Windows gives the first kinds a typeface of its own, at any moment; a rule of the stylesheet outlives that.
LISTS = """
QAbstractItemView, QMenu, QMenuBar, QMessageBox, QStatusBar, QToolTip {
    font-family: "$typeface"; font-size: $type(body); }
QScrollArea { background: transparent; border: none; }
QScrollArea > #qt_scrollarea_viewport { background: transparent; }
QAbstractItemView { background: $surface; border: none; outline: none; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $textMuted; border: none; padding: 0 $px(12);
    font-size: $type(small); font-weight: bold; min-height: $px(36); }
QTableView#participants QHeaderView::section:first { padding-left: $px(24); }
QScrollBar:vertical { background: transparent; width: $px(12); margin: 0; }
QScrollBar::handle:vertical { background: $borderControl; border-radius: $px(4); min-height: $px(48);
    margin: 0 $px(2); }
QScrollBar::handle:vertical:hover { margin: 0; border-radius: $px(6); }
QScrollBar:horizontal { background: transparent; height: $px(12); margin: 0; }
QScrollBar::handle:horizontal { background: $borderControl; border-radius: $px(4); min-width: $px(48);
    margin: $px(2) 0; }
QScrollBar::handle:horizontal:hover { margin: 0; border-radius: $px(6); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; border: 1px solid $borderControl; padding: $px(4); }
QMenu::item { min-height: $px(36); padding: $px(2) $px(24) $px(2) $px(12); border-radius: $px(6); }
QMenu::item:selected { background: $accentSoft; color: $onAccentSoft; }
QMenu::item:disabled { color: $textDisabled; }
QMenu::separator { height: 1px; background: $border; margin: $px(4) $px(8); }
QSplitter::handle { background: $border; }
"""
