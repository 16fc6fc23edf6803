/* Starts Springplank: loads the Python beside this program and hands it springplank_start.py and our arguments.
 *
 * Built twice: Springplank.exe (a window, nothing else) and, with -DCONSOLE, intake-desktop.exe (the command line).
 * Nothing is searched for outside the folder of this program: not in the current folder, not in PATH, no variables.
 */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

#define MOST 32768
#define PYTHON L"python313.dll"
#define SCRIPT L"springplank_start.py"
/* The installer asks for this name (setup.nsi): an open program is noticed before anything is replaced. */
#define OPEN_NOW L"Local\\Springplank-open"

typedef int (*Main)(int, wchar_t **);

static int complain(const wchar_t *what)
{
    wchar_t text[1024];
    swprintf(text, 1024,
             L"Springplank kan niet starten: %ls ontbreekt of is beschadigd.\n\n"
             L"Je gegevens staan ergens anders en zijn niet geraakt.\n"
             L"Installeer Springplank opnieuw, of vraag je beheerder dat te doen.", what);
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"Springplank", MB_OK | MB_ICONERROR);
#endif
    return 3;
}

static int run(int count, wchar_t **given)
{
    static wchar_t own[MOST], library[MOST], script[MOST];
    DWORD length = GetModuleFileNameW(NULL, own, MOST - 64);
    wchar_t *end = length && length < MOST - 64 ? wcsrchr(own, L'\\') : NULL;
    if (!end)
        return complain(L"de map van het programma");
    swprintf(library, MOST, L"%.*ls\\%ls", (int)(end - own), own, PYTHON);
    swprintf(script, MOST, L"%.*ls\\%ls", (int)(end - own), own, SCRIPT);

    SetDllDirectoryW(L"");
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    Main start = python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!start)
        return complain(PYTHON);
    if (GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES)
        return complain(SCRIPT);

    /* -I: no variables, no folder of the user. -B: the installer prepared the code; the folder stays as it is. */
    wchar_t *fixed[] = {own, L"-I", L"-B", L"-X", L"utf8", script};
    int own_words = sizeof fixed / sizeof *fixed;
    wchar_t **words = calloc(own_words + count + 1, sizeof *words);
    if (!words)
        return complain(L"werkgeheugen");
    for (int i = 0; i < own_words; i++)
        words[i] = fixed[i];
    for (int i = 1; i < count; i++)
        words[own_words + i - 1] = given[i];
    CreateMutexW(NULL, FALSE, OPEN_NOW); /* held until this process ends */
    return start(own_words + count - 1, words);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **given)
{
    return run(count, given);
}
#else
int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, PWSTR line, int show)
{
    (void)here, (void)before, (void)line, (void)show;
    return run(__argc, __wargv);
}
#endif
