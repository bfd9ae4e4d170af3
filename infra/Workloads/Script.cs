using System.Reflection;

namespace Monitoring.Workloads;

/// <summary>Scripts that pods run: files of their own beside the component that uses them, so that they can be read, linted and tested as such.</summary>
public static class Script
{
    /// <summary>The text of an embedded script.</summary>
    /// <param name="name">Name of its file.</param>
    /// <exception cref="InvalidOperationException">There is no such script.</exception>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no script '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
