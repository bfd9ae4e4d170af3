namespace Monitoring.Generator;

/// <summary>The command line: <c>[--check] [ROOT]</c>. Exit codes: 0 done, 1 wrong input or a difference, 2 wrong usage.</summary>
public static class GeneratorCommand
{
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var check = args.Contains("--check");
        var roots = args.Where(arg => arg != "--check").ToArray();
        if (roots.Length > 1 || roots.Any(root => root.StartsWith('-')))
        {
            error.WriteLine("usage: eng/regenerate [--check]");
            return 2;
        }

        try
        {
            var sdk = new KubernetesSdk(roots.FirstOrDefault("."));
            return check ? Check(sdk, output, error) : Write(sdk, output);
        }
        catch (Exception e) when (e is GeneratorException or IOException)
        {
            error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int Write(KubernetesSdk sdk, TextWriter output)
    {
        output.WriteLine($"{sdk.Regenerate()} files written to {KubernetesSdk.Folder}.");
        return 0;
    }

    private static int Check(KubernetesSdk sdk, TextWriter output, TextWriter error)
    {
        var differences = sdk.Differences();
        foreach (var file in differences)
            error.WriteLine($"{KubernetesSdk.Folder}/{file} is not what the generator writes: run eng/regenerate.");
        if (differences.Length > 0)
            return 1;
        output.WriteLine($"{KubernetesSdk.Folder} is up to date.");
        return 0;
    }
}
