; The installer of Springplank for Windows: program and data apart, per user by default, for everybody with /ALLUSERS.
;
;   /S                silent                     /D=C:\folder    another folder (last word, no quotes)
;   /ALLUSERS         for every user of this computer (start as administrator)
;   uninstaller: /S   silent, data stays         /WISGEGEVENS    also erase the data of this user
;
; Exit codes: 0 done, 1 stopped by the user, 3 Springplank is open, 4 this folder cannot be used, 5 no administrator,
; 6 not enough room, 7 Windows is too old, 8 a file could not be written.
;
; installer/windows_setup.py gives VERSION, NUMBERS, OUT, ICON, SIDE and KILOBYTES, and sign.nsh, files.nsh, remove.nsh.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
CRCCheck on
ManifestSupportedOS Win10
ManifestDPIAware true
RequestExecutionLevel user
BrandingText "Springplank ${VERSION}"
Name "Springplank"
Caption "Springplank ${VERSION} installeren"
UninstallCaption "Springplank verwijderen"
OutFile "${OUT}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include Sections.nsh
!include sign.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Springplank"
!define OPEN_NOW "Local\Springplank-open"
!define MARK "versies.json"
!define SEALED "Springplank.Verzegeld"
!define PAGES "Springplank.Overdracht"

!define TEXT_OPEN "Springplank staat nog open.$\r$\n$\r$\nSla je werk op, sluit Springplank en kies daarna Opnieuw."
!define TEXT_FOLDER "In deze map staan al andere bestanden:$\r$\n$INSTDIR$\r$\n$\r$\nSpringplank heeft een eigen map nodig. Kies een nieuwe of lege map."
!define TEXT_DATA_FOLDER "In deze map bewaart Springplank de gegevens:$\r$\n$INSTDIR$\r$\n$\r$\nHet programma moet ergens anders staan. Kies een andere map."
!define TEXT_ADMIN "Voor alle gebruikers installeren kan alleen als beheerder.$\r$\n$\r$\nStart dit bestand met 'Als administrator uitvoeren', of laat /ALLUSERS weg."
!define TEXT_WINDOWS "Springplank heeft Windows 10 (64-bits) of nieuwer nodig.$\r$\n$\r$\nEr is niets veranderd op deze computer."
!define TEXT_ROOM "Er is te weinig ruimte op deze schijf. Springplank heeft 400 MB nodig.$\r$\n$\r$\nMaak ruimte en start dit bestand opnieuw. Er is niets veranderd."
!define TEXT_WRITE "Niet alle bestanden konden worden geplaatst. Springplank start nu misschien niet.$\r$\n$\r$\nStart dit bestand opnieuw, of vraag je beheerder om hulp. Je gegevens zijn niet geraakt."
!define TEXT_ERASE "Je kiest om ook alle gegevens op deze computer te wissen: de kluis met alle dossiers, de instellingen en het logboek van deze gebruiker.$\r$\n$\r$\nDit kan niemand terughalen. Alleen een reservekopie helpt dan nog.$\r$\n$\r$\nWil je alles wissen?"

Var ForAll
Var Open
Var Kept

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Wil je stoppen? Springplank is dan nog niet geïnstalleerd."
!define MUI_UNABORTWARNING
!define MUI_UNABORTWARNING_TEXT "Wil je stoppen? Springplank staat dan nog op deze computer."

!define MUI_WELCOMEPAGE_TITLE "Springplank ${VERSION} installeren"
!define MUI_WELCOMEPAGE_TEXT "Dit plaatst Springplank op deze computer. Je hebt geen beheerder nodig.$\r$\n$\r$\nJe gegevens staan apart van het programma. Staat Springplank er al? Dan wordt alleen het programma vernieuwd. Je kluis blijft zoals hij is.$\r$\n$\r$\nSluit Springplank voordat je verdergaat."
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Waar komt Springplank te staan?"
!define MUI_PAGE_HEADER_SUBTEXT "Deze map is meestal goed."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Springplank komt in deze map. Je gegevens staan ergens anders; die plek verandert niet."
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "Bezig met installeren"
!define MUI_PAGE_HEADER_SUBTEXT "Dit duurt een minuut."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Klaar"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Springplank is geïnstalleerd."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Gestopt"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Springplank is niet geïnstalleerd."
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Springplank staat klaar"
!define MUI_FINISHPAGE_TEXT "Je vindt Springplank in het menu Start."
!define MUI_FINISHPAGE_RUN "$INSTDIR\Springplank.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Springplank nu starten"
!insertmacro MUI_PAGE_FINISH

!define MUI_WELCOMEPAGE_TITLE "Springplank verwijderen"
!define MUI_WELCOMEPAGE_TEXT "Dit haalt het programma van deze computer.$\r$\n$\r$\nDe kluis met de dossiers blijft staan. Installeer je Springplank later weer, dan open je hem met hetzelfde wachtwoord."
!insertmacro MUI_UNPAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Wat wil je verwijderen?"
!define MUI_PAGE_HEADER_SUBTEXT "De kluis met de dossiers blijft staan, tenzij je hem hier aanvinkt."
!define MUI_COMPONENTSPAGE_TEXT_TOP "Het programma gaat altijd weg. Vink de kluis alleen aan als niemand de dossiers op deze computer nog nodig heeft."
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "Verwijder:"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.ShowChoice
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE un.LeaveChoice
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_UNPAGE_COMPONENTS
!define MUI_PAGE_HEADER_TEXT "Bezig met verwijderen"
!define MUI_PAGE_HEADER_SUBTEXT "Dit duurt even."
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Springplank is verwijderd"
!define MUI_FINISHPAGE_TEXT "$Kept"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "Dutch"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductName" "Springplank"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileDescription" "Springplank installeren"
VIAddVersionKey /LANG=${LANG_DUTCH} "CompanyName" "Springplank"
VIAddVersionKey /LANG=${LANG_DUTCH} "LegalCopyright" "EUPL-1.2"

!macro STOP CODE TEXT
    MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
    SetErrorLevel ${CODE}
    Quit
!macroend

; $Open becomes "yes" when somebody uses the program. The name is that of a launcher; a file that cannot be opened for
; writing is one that runs, also in another session of this computer.
!macro OPEN_OR_NOT UN
Function ${UN}OpenOrNot
    StrCpy $Open ""
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${OPEN_NOW}") p .r0 ?e'
    Pop $1
    ${If} $0 P<> 0
        StrCpy $Open "yes"
        System::Call 'kernel32::CloseHandle(p r0)'
    ${ElseIf} $1 = 5
        StrCpy $Open "yes"
    ${EndIf}
    !insertmacro IN_USE "Springplank.exe"
    !insertmacro IN_USE "intake-desktop.exe"
FunctionEnd

Function ${UN}WaitUntilClosed
    again:
    StrCpy $R9 0
    look:
    Call ${UN}OpenOrNot
    ${If} $Open != ""
        ${If} $R9 < 5 ; who closed the window just now is not told to close it: the vault takes some seconds
            IntOp $R9 $R9 + 1
            Sleep 1000
            Goto look
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TEXT_OPEN}" /SD IDCANCEL IDRETRY again
        SetErrorLevel 3
        Quit
    ${EndIf}
FunctionEnd
!macroend

!macro IN_USE NAME
    ${If} ${FileExists} "$INSTDIR\${NAME}"
        ClearErrors
        FileOpen $0 "$INSTDIR\${NAME}" a
        ${If} ${Errors}
            StrCpy $Open "yes"
        ${Else}
            FileClose $0
        ${EndIf}
    ${EndIf}
!macroend

!insertmacro OPEN_OR_NOT ""
!insertmacro OPEN_OR_NOT "un."

Function .onInit
    SetRegView 64
    ${IfNot} ${AtLeastWin10}
        !insertmacro STOP 7 "${TEXT_WINDOWS}"
    ${EndIf}
    StrCpy $ForAll ""
    SetShellVarContext current
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/ALLUSERS" $R1
    ${IfNot} ${Errors}
        UserInfo::GetAccountType
        Pop $R1
        ${If} $R1 != "Admin"
            !insertmacro STOP 5 "${TEXT_ADMIN}"
        ${EndIf}
        StrCpy $ForAll "yes"
        SetShellVarContext all
    ${EndIf}
    ${If} $INSTDIR == ""
        ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ${EndIf}
    ${If} $INSTDIR == ""
        ${If} $ForAll != ""
            StrCpy $INSTDIR "$PROGRAMFILES64\Springplank"
        ${Else}
            StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Springplank"
        ${EndIf}
    ${EndIf}
    ${If} ${Silent}
        Call FolderFits
        Pop $R0
        ${If} $R0 != ""
            SetErrorLevel $R0
            Quit
        ${EndIf}
    ${EndIf}
    Call WaitUntilClosed
FunctionEnd

; Leaves "" on the stack, or the exit code that says why this folder cannot be used (after saying so).
Function FolderFits
    System::Call 'shell32::SHGetFolderPathW(p 0, i 0x1c, p 0, i 0, w .R1)' ; %LOCALAPPDATA% of this user, always
    StrLen $R2 "$R1\Springplank"
    StrCpy $R3 "$INSTDIR" $R2
    StrCpy $R4 "$INSTDIR" 1 $R2
    ${If} $R3 == "$R1\Springplank"
        ${If} $R4 == ""
        ${OrIf} $R4 == "\"
            MessageBox MB_OK|MB_ICONSTOP "${TEXT_DATA_FOLDER}" /SD IDOK
            Push 4
            Return
        ${EndIf}
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\${MARK}"
        ${DirState} "$INSTDIR" $R1
        ${If} $R1 = 1
            MessageBox MB_OK|MB_ICONSTOP "${TEXT_FOLDER}" /SD IDOK
            Push 4
            Return
        ${EndIf}
    ${EndIf}
    ${GetRoot} "$INSTDIR" $R1
    ClearErrors
    ${DriveSpace} "$R1\" "/D=F /S=M" $R2
    ${IfNot} ${Errors}
    ${AndIf} $R2 < 400
        MessageBox MB_OK|MB_ICONSTOP "${TEXT_ROOM}" /SD IDOK
        Push 6
        Return
    ${EndIf}
    Push ""
FunctionEnd

Function LeaveFolder
    Call FolderFits
    Pop $R0
    ${If} $R0 != ""
        Abort
    ${EndIf}
FunctionEnd

!macro REMOVE_PROGRAM
    ; Only what an installer of ours placed: its own folders, and its own kinds of files beside the program.
    RMDir /r "$INSTDIR\Lib"
    RMDir /r "$INSTDIR\licenties"
    Delete "$INSTDIR\*.dll"
    Delete "$INSTDIR\*.pyd"
    !include remove.nsh
!macroend

Section "Springplank"
    SectionIn RO
    AddSize 40000 ; modules that are prepared on the computer itself
    Call WaitUntilClosed
    ${If} ${FileExists} "$INSTDIR\${MARK}"
        !insertmacro REMOVE_PROGRAM
    ${EndIf}
    ClearErrors
    SetOverwrite try
    !include files.nsh
    SetOverwrite on
    ${If} ${Errors}
        !insertmacro STOP 8 "${TEXT_WRITE}"
    ${EndIf}
    SetOutPath "$INSTDIR"
    DetailPrint "Springplank klaarzetten voor deze computer"
    nsExec::Exec '"$INSTDIR\intake-desktop.exe" --make-ready'
    Pop $0 ; when it fails the program starts more slowly, and that is all
    WriteUninstaller "$INSTDIR\Verwijderen.exe"
    CreateShortcut "$SMPROGRAMS\Springplank.lnk" "$INSTDIR\Springplank.exe" "" "$INSTDIR\Springplank.exe" 0
    Call Register
SectionEnd

Function Register
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "Springplank"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "Springplank"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\Springplank.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Verwijderen.exe"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Verwijderen.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1

    WriteRegStr SHCTX "Software\Classes\${SEALED}" "" "Overdracht voor één organisatie (Springplank)"
    WriteRegStr SHCTX "Software\Classes\${SEALED}\DefaultIcon" "" "$INSTDIR\Springplank.exe,0"
    WriteRegStr SHCTX "Software\Classes\${SEALED}\shell\open\command" "" '"$INSTDIR\Springplank.exe" "%1"'
    WriteRegStr SHCTX "Software\Classes\.springplank" "" "${SEALED}"
    WriteRegStr SHCTX "Software\Classes\.springplank\OpenWithProgids" "${SEALED}" ""

    ; For PDF one of the programs to choose from, never the one that opens it by itself.
    WriteRegStr SHCTX "Software\Classes\${PAGES}" "" "Overdracht (Springplank)"
    WriteRegStr SHCTX "Software\Classes\${PAGES}\DefaultIcon" "" "$INSTDIR\Springplank.exe,0"
    WriteRegStr SHCTX "Software\Classes\${PAGES}\shell\open\command" "" '"$INSTDIR\Springplank.exe" "%1"'
    WriteRegStr SHCTX "Software\Classes\.pdf\OpenWithProgids" "${PAGES}" ""
    WriteRegStr SHCTX "Software\Classes\Applications\Springplank.exe" "FriendlyAppName" "Springplank"
    WriteRegStr SHCTX "Software\Classes\Applications\Springplank.exe\SupportedTypes" ".pdf" ""
    WriteRegStr SHCTX "Software\Classes\Applications\Springplank.exe\SupportedTypes" ".springplank" ""
    WriteRegStr SHCTX "Software\Classes\Applications\Springplank.exe\shell\open\command" "" '"$INSTDIR\Springplank.exe" "%1"'
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

Section "un.Het programma" UN_PROGRAM
    SectionIn RO
    Call un.WaitUntilClosed
    !insertmacro REMOVE_PROGRAM
    Delete "$INSTDIR\Verwijderen.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Springplank.lnk"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    DeleteRegKey SHCTX "Software\Classes\${SEALED}"
    DeleteRegKey SHCTX "Software\Classes\${PAGES}"
    DeleteRegKey SHCTX "Software\Classes\Applications\Springplank.exe"
    DeleteRegValue SHCTX "Software\Classes\.pdf\OpenWithProgids" "${PAGES}"
    DeleteRegValue SHCTX "Software\Classes\.springplank\OpenWithProgids" "${SEALED}"
    ReadRegStr $R0 SHCTX "Software\Classes\.springplank" ""
    ${If} $R0 == "${SEALED}"
        DeleteRegKey SHCTX "Software\Classes\.springplank"
    ${EndIf}
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
    SetShellVarContext current
    StrCpy $Kept "Het programma is weg. De kluis met de dossiers staat er nog:$\r$\n$LOCALAPPDATA\Springplank"
SectionEnd

Section /o "un.Ook de kluis en alle dossiers wissen" UN_DATA
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\Springplank"
    StrCpy $Kept "Het programma en de gegevens van deze gebruiker zijn weg. Reservekopieën op een andere plek staan er nog."
SectionEnd

Function un.onInit
    SetRegView 64
    SetShellVarContext all
    ReadRegStr $R0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $R0 != $INSTDIR
        SetShellVarContext current
    ${Else}
        UserInfo::GetAccountType
        Pop $R1
        ${If} $R1 != "Admin"
            !insertmacro STOP 5 "${TEXT_ADMIN}"
        ${EndIf}
    ${EndIf}
    ${IfNot} ${FileExists} "$INSTDIR\${MARK}"
        !insertmacro STOP 4 "In deze map staat geen Springplank:$\r$\n$INSTDIR$\r$\n$\r$\nEr is niets verwijderd."
    ${EndIf}
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/WISGEGEVENS" $R1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${UN_DATA}
    ${EndIf}
    Call un.WaitUntilClosed
FunctionEnd

; "Space needed: 0.0 KB" says nothing when something is removed (1023 in the dialog of NSIS).
Function un.ShowChoice
    FindWindow $R0 "#32770" "" $HWNDPARENT
    GetDlgItem $R1 $R0 1023
    ShowWindow $R1 ${SW_HIDE}
FunctionEnd

Function un.LeaveChoice
    ${If} ${SectionIsSelected} ${UN_DATA}
        MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "${TEXT_ERASE}" IDYES sure
        Abort
        sure:
    ${EndIf}
FunctionEnd
