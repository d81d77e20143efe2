"""`/ecology`: all ecological metrics by year and county, 双下降, one metric against another."""
