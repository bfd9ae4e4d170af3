using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Monitoring.Settings;

namespace Monitoring.Cli.Host;

/// <summary>Hashes passwords as web configurations want them, by the C library's own function.</summary>
internal static class Bcrypt
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>About 50 ms a log-in.</summary>
    private const string Cost = "10";

    /// <summary>Debian and its like, Fedora and its like, and Alpine, whose C library has it built in.</summary>
    private static readonly string[] Libraries = ["libcrypt.so.1", "libcrypt.so.2", "libc.musl-x86_64.so.1"];

    private delegate nint Crypt([MarshalAs(UnmanagedType.LPUTF8Str)] string password, [MarshalAs(UnmanagedType.LPUTF8Str)] string setting);

    /// <summary>A hash with a salt of its own.</summary>
    /// <exception cref="ProblemsException">This machine has no such function.</exception>
    public static string Hash(string password)
    {
        // Of the last of the 22 characters only two bits count, and it has to be one of those four.
        var setting = $"$2b${Cost}${RandomNumberGenerator.GetString(Alphabet, 21)}{RandomNumberGenerator.GetString(".Oeu", 1)}";
        var library = Libraries.Select(name => NativeLibrary.TryLoad(name, out var handle) ? handle : 0).FirstOrDefault(handle => handle != 0);
        var hash = library == 0 ? null : Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<Crypt>(NativeLibrary.GetExport(library, "crypt"))(password, setting));
        return hash is { Length: 60 } ? hash : throw new ProblemsException(Problem.Error("--listen", "This machine's C library cannot hash passwords (bcrypt); leave --listen out, and forward ports over SSH instead."));
    }
}
