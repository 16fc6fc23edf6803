"""The parts every page is built from. One idea per module; a page imports the module it needs.

buttons      primary(text, icon=""), outlined(...), text_button(...), destructive(...), small(...) -> Button; IconButton
check        CheckBox(text), RadioButton(text): Qt's own, with the ring around the box
combo        Combo(name): a drop-down that the wheel leaves alone
fields       TextField(name), TextArea(name), NumberField(name, unit)
chips        Chip(text, count=None); flow: FlowLayout(gap)
tags         Tag(kind, text, icon="")
segments     SegmentBar(options, name); choice_row: ChoiceRow(options, name)
marks        Ring(done, total), LevelPill(level), StatusSign(status), Mark(kind), Avatar(initials), Sign(icon, colour)
cards        LevelCard, AnchorCard, DestinationCard (one of a group; arrows walk); card: Card(), Separator()
banner       Banner(kind, first_words, sentence, buttons)
section_list SectionList(name), SectionItem(...); nav: NavItem(text, icon, count)
stepper      Stepper(names)
texts        WrapLabel(text, role), heading(text), title(text), label(text), hint(text)
scroll       ScrollArea(widget)
empty        EmptyState(heading, sentence, buttons)
rows         RowDelegate for tables; progress: Progress(words)
"""
