namespace Monitoring.Stacks;

/// <summary>Finds the project's root: the folder with Pulumi.yaml, dashboards/ and alert-rules/.</summary>
public static class ProjectRoot
{
    /// <summary>
    /// The nearest folder with a Pulumi.yaml at or above the working directory, else above the program itself: <c>pulumi up</c> starts the
    /// program in stacks/, tests and the command start it elsewhere.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Find() => Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No Pulumi.yaml in '{Directory.GetCurrentDirectory()}' or a folder above it; run the program inside its project.");

    private static string? Above(string? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory, "Pulumi.yaml")))
            directory = Path.GetDirectoryName(directory);
        return directory;
    }
}
