namespace CrmCore.Templating;

/// <summary>What making one text may still cost.</summary>
internal sealed class RenderBudget
{
    private int _left = TemplateLimits.Steps;

    /// <summary>Takes one step.</summary>
    /// <exception cref="FormatException">There are none left.</exception>
    public void Spend()
    {
        if (--_left < 0)
        {
            throw new FormatException(
                $"The template takes more than {TemplateLimits.Steps} steps. Walk shorter lists, or fewer within one another.");
        }
    }
}
