using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Workloads;

/// <summary>A short hash of configuration, put on pods that read it only at start.</summary>
public static class ConfigHash
{
    public static string Of(params IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))))[..16];
}
