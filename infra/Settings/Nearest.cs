namespace Monitoring.Settings;

/// <summary>
/// Finds the known word that somebody most likely meant. Use it in every message about an unknown name: "unknown key 'retenton', did you mean 'retention'?".
/// </summary>
public static class Nearest
{
    /// <summary>
    /// The candidate with the fewest typing errors (letter missing, added, replaced, or two swapped; upper and lower case are the same letter),
    /// or null when none is close: at most one error per three letters of the longer word. A candidate that only continues or shortens the word
    /// (<c>cpu</c>, <c>cpuRequest</c>) counts as close too. Ties go to the ordinally first candidate.
    /// </summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        (int Errors, string Name)? best = null;
        foreach (var candidate in candidates)
        {
            if (Errors(word, candidate) is not { } errors)
                continue;
            if (best is not { } b || errors < b.Errors || (errors == b.Errors && string.CompareOrdinal(candidate, b.Name) < 0))
                best = (errors, candidate);
        }

        return best?.Name;
    }

    /// <summary>The end of a message: <c> Did you mean 'retention'?</c>, or nothing when no candidate is close.</summary>
    public static string Suggestion(string word, IEnumerable<string> candidates) =>
        To(word, candidates) is { } name ? $" Did you mean '{name}'?" : "";

    private static int? Errors(string word, string candidate)
    {
        var limit = Math.Max(word.Length, candidate.Length) / 3;
        if (Math.Abs(word.Length - candidate.Length) <= limit && Distance(word, candidate) is var distance && distance <= limit)
            return distance;

        var (shorter, longer) = word.Length < candidate.Length ? (word, candidate) : (candidate, word);
        var continues = shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase);
        return continues ? longer.Length - shorter.Length + limit : null;
    }

    /// <summary>Damerau-Levenshtein distance in its restricted form (no letter takes part in two swaps), case ignored.</summary>
    private static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }

            (beforePrevious, previous) = (previous, current);
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
