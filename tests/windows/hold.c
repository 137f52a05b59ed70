/* Holds the file that it is called with open, shared with nobody, until its input ends. */
#include <stdio.h>
#include <windows.h>

int main(int count, char **arguments) {
    HANDLE file = CreateFileA(arguments[count - 1], GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    return 0;
}
