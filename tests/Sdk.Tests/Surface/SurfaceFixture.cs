namespace Monitoring.Tests.Sdk.Surface;

/// <summary>A listing of an official package's public surface: paragraphs of a header line and indented member lines.</summary>
internal static class SurfaceFixture
{
    /// <summary>The types of the listing by name: the header first, then the members.</summary>
    public static IReadOnlyDictionary<string, string[]> Read(string fileName) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Sdk.Tests", "Surface", fileName))
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(paragraph => paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToDictionary(lines => lines[0].Split(" : ")[0]);
}
