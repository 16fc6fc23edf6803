/* For trying under wine only, never in a package: no screen has a colour profile. */
#include <windows.h>
#define NONE(name) __declspec(dllexport) BOOL WINAPI name(void) { return FALSE; }
NONE(CloseColorProfile)
NONE(GetColorDirectoryW)
NONE(GetStandardColorSpaceProfileW)
NONE(EnumColorProfilesW)
NONE(OpenColorProfileW)
NONE(GetColorProfileHeader)
NONE(WcsGetDefaultColorProfile)
NONE(WcsGetDefaultColorProfileSize)
NONE(WcsGetUsePerUserProfiles)
NONE(ColorProfileGetDisplayDefault)
