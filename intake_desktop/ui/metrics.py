"""Sizes that pages share, in px at 100 %; put them through `theme.px` before using them."""

from __future__ import annotations

from intake_desktop.ui import tokens

SPACE_XS, SPACE_S, SPACE_M = tokens.space("xs"), tokens.space("s"), tokens.space("m")
SPACE_L, SPACE_XL, SPACE_XXL = tokens.space("l"), tokens.space("xl"), tokens.space("xxl")
RADIUS, RADIUS_SMALL, RADIUS_CHIP = tokens.radius("normal"), tokens.radius("small"), tokens.radius("chip")
NAV_WIDTH, NAV_ICONS_ONLY, NAV_ITEM = tokens.size("navWidth"), tokens.size("navIconOnly"), tokens.size("navItem")
PARTICIPANT_HEADER, TABS = tokens.size("participantHeader"), tokens.size("tabs")
SECTION_LIST, SECTION_ITEM, DOMAIN_ITEM = (
    tokens.size("sectionList"),
    tokens.size("sectionItem"),
    tokens.size("domainItem"),
)
HELP_COLUMN, ASSESSMENT_PANEL = tokens.size("helpColumn"), tokens.size("assessmentPanel")
FOOTER, READING = tokens.size("footer"), tokens.size("reading")
BUTTON, BUTTON_SMALL, HIT_LEAST = tokens.size("button"), tokens.size("buttonSmall"), tokens.size("hitMin")
FIELD, FIELD_COMPACT, CHIP, TAG = (
    tokens.size("field"),
    tokens.size("fieldCompact"),
    tokens.size("chip"),
    tokens.size("tag"),
)
ICON, ICON_SMALL = tokens.size("icon"), tokens.size("iconSmall")
TABLE_HEADER, ROW, ROW_TWO_LINES, ROW_COMPACT = (
    tokens.size("tableHeader"),
    tokens.size("tableRow"),
    tokens.size("tableRowTwoLines"),
    tokens.size("tableRowCompact"),
)
BANNER, LEVEL_CARD, LEVEL_PILL = tokens.size("banner"), tokens.size("levelCard"), tokens.size("levelPill")
ANCHOR_CARD, DESTINATION_CARD = tokens.size("anchorCardHeight"), tokens.size("destinationCardHeight")
AVATAR, CHECKBOX = tokens.size("avatar"), tokens.size("checkbox")
HELP_FOLDS_BELOW, NAV_FOLDS_BELOW = tokens.size("breakpointHelp"), tokens.size("breakpointNav")
"""Window widths below which the help column becomes a button and the left bar shows icons only."""
LARGE_TEXT = 1.5
"""From this text size on, what stands beside each other stands below each other."""
LOW = 700
"""A window lower than this, in px of the screen, has no room to spare for large text."""
